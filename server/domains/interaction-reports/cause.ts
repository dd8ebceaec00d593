import type { CauseCode } from './contract.ts'
import type { Cause, Facts, Understanding } from './facts/facts.ts'

/** Below this nothing is proposed: a wrong cause is worse than none. */
const SURE_ENOUGH = 0.6

/** The cause that stands: what a person said, or else what the rules propose where the topic leaves no doubt. */
export function causeOf(edits: Facts['edits'], triage: Understanding | null): Cause {
  if (edits.cause_code) return { code: edits.cause_code.value, source: 'person', confidence: null }
  const confidence = triage ? sureness(triage) : 0
  const code = triage && confidence >= SURE_ENOUGH ? causeOfTopic(triage) : null
  return code ? { code, source: 'rule', confidence } : { code: null, source: 'none', confidence: null }
}

const causeOfTopic = ({ category: { value }, topic }: Understanding): CauseCode | null =>
  BY_TOPIC[value ?? '']?.[topic ?? ''] ?? BY_CATEGORY[value ?? ''] ?? null

/** Where several things are asked for, the category of the whole is less sure than the topic of the main one is. */
function sureness({ category: { value, source, confidence }, topic, requests }: Understanding): number {
  if (source === 'agent') return 1
  const main = requests.filter((request) => request.category === value && request.topic === topic)
  return Math.max(confidence, ...main.map((request) => request.confidence))
}

/** A wish is its own cause; what is wrong with a program, a bill or an account must be found out. */
const BY_CATEGORY: Record<string, CauseCode> = { feature_request: 'missing_feature' }

/** Topics whose cause is as good as said. A topic counts within its category only: a corrected category leaves it behind. */
const BY_TOPIC: Record<string, Record<string, CauseCode>> = {
  technical: {
    ...{ how_to: 'how_to', configuration: 'configuration', single_sign_on: 'configuration' },
    ...{ bug: 'defect', crash: 'defect', slow: 'performance', outage: 'outage' },
    ...{ api: 'integration', webhook: 'integration', integration: 'integration', sync: 'integration' },
    ...{ data_loss: 'data_loss', security: 'security' },
  },
  billing: {
    ...{ double_charge: 'billing_error', wrong_charge: 'billing_error' },
    ...{ payment_failed: 'payment_method', payment_method: 'payment_method' },
    ...{ pricing: 'pricing_question', plan_change: 'account_change', cancel_subscription: 'account_change' },
  },
  account: {
    ...{ login: 'access', password_reset: 'access', two_factor: 'access' },
    ...{ users_roles: 'account_change', profile: 'account_change', close_account: 'account_change' },
    ...{ account_takeover: 'security', product_information: 'how_to' },
  },
}
