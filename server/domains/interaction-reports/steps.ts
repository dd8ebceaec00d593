import { TeamChanged } from '../tickets/events.ts'
import type { Step } from './contract.ts'
import type { Essentials, Happened, Said } from './facts/facts.ts'
import { firstSentence } from './quoting.ts'
import { spoken } from './words.ts'

const LONGEST = 200

export interface FoundStep extends Step {
  at: string
  evidence: { type: 'message' | 'escalation' | 'event'; id: string }
}

/** What was done for the customer, in order of time: answers that left or are about to, hand-overs, moves. */
export function stepsIn({ messages, escalations, history }: Essentials): FoundStep[] {
  const steps = [
    ...messages.filter(isAnswer).map((reply) => answered(reply, messages)),
    ...escalations.map(escalated),
    ...history.filter(isMove).map(moved),
  ]
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** As the report has it. */
export const asStep = ({ action, result, at, by }: Step): Step => ({ action, result, at, by })

/** Written by somebody, for the customer, and not come back: what never reached them did not help them. */
export const isAnswer = ({ kind, author_type, automatic, delivery_state }: Said): boolean =>
  kind === 'reply' &&
  (author_type === 'agent' || author_type === 'ai') &&
  automatic === 'none' &&
  delivery_state !== 'failed' &&
  delivery_state !== 'bounced'

const answered = (reply: Said, messages: Said[]): FoundStep => ({
  action: firstSentence(reply.text, LONGEST),
  result: replyTo(reply, messages) ?? fateOf(reply),
  at: reply.created_at,
  by: reply.author_name,
  evidence: { type: 'message', id: reply.id },
})

/** What the customer said before we wrote again. */
function replyTo(reply: Said, messages: Said[]): string | null {
  const after = messages.slice(messages.indexOf(reply) + 1)
  const next = after.find((said) => said.kind === 'message' || isAnswer(said))
  if (next?.kind !== 'message' || next.automatic !== 'none') return null
  return `The customer answered: “${firstSentence(next.text, LONGEST)}”`
}

/** What leaves in a moment and what has left read the same: a report is not made anew for that. */
const fateOf = ({ delivery_state }: Said): string =>
  delivery_state === 'delivered' ? 'Delivered to the customer.' : 'Written to the customer.'

const escalated = ({ id, at, criterion, to_team, to_tier, escalated_by, accepted_by }: Escalation): FoundStep => ({
  action: `Escalated to ${to_team ?? to_tier ?? 'management'}: ${spoken(criterion)}.`,
  result: accepted_by ? `Accepted by ${accepted_by.name}.` : 'Not yet accepted.',
  at,
  by: escalated_by?.name ?? null,
  evidence: { type: 'escalation', id },
})
type Escalation = Essentials['escalations'][number]

const isMove = ({ name, data }: Happened): boolean => name === TeamChanged.name && data.before !== null

const moved = ({ id, at, data, actor_name }: Happened): FoundStep => ({
  action: `Moved from ${data.before} to ${data.team}.`,
  result: `${data.team} has it.`,
  at,
  by: actor_name,
  evidence: { type: 'event', id },
})
