import { z } from 'zod'
import { AccountType } from '../../server/domains/customers/contract.ts'
import { readFrameworkText } from '../../server/domains/framework/read-text.ts'
import { placementOf } from '../../server/domains/routing/placement.ts'
import { priorityOf } from '../../server/domains/triage/reading/priority.ts'
import { readMessage } from '../../server/domains/triage/reading/read-message.ts'
import { CaseId, readCases } from './cases.ts'

const TriageCase = z.object({
  id: CaseId,
  subject: z.string().nullish(),
  text: z.string(),
  account_type: AccountType.nullish(),
})
type TriageCase = z.infer<typeof TriageCase>

/**
 * `[{ id, subject?, text, account_type? }]` → `[{ id, language, category, impact, emotion, priority, tier, confidence }]`:
 * how a mail of a customer is understood, and which tier gets it, under the framework as it comes.
 */
export async function evalTriage(args: string[]): Promise<unknown> {
  const cases = await readCases(args, TriageCase)
  return cases.map(({ id, ...message }) => {
    const { language, category, impact, emotion, priority, tier, confidence } = understood(message)
    return { id, language, category, impact, emotion, priority, tier, confidence }
  })
}

const framework = readFrameworkText('').framework!

/** All that the product makes of a message: what is read in it, and what follows from that. */
export function understood({ subject, text, account_type }: Omit<TriageCase, 'id'>) {
  const customer_status = account_type ?? 'free'
  const { capability, requests, ...reading } = readMessage({ subject: subject ?? '', text })
  const [category, impact, urgency] = [reading.category.value, reading.impact.value, reading.urgency.value]
  const complexity = reading.complexity.value
  const confidence = reading.category.confidence
  const { team, tier } = placementOf(framework, {
    ...{ channel: 'email', category, complexity, capability, customer_status, confidence },
  })
  return {
    ...{ language: reading.language.value, category, impact, urgency, emotion: reading.emotion.value, complexity },
    priority: priorityOf(framework, { impact, urgency, customer_status }).priority,
    ...{ team, tier, confidence, requests: requests.map((request) => request.category) },
  }
}
