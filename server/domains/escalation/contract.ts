import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'
import { Clock } from '../sla/contract.ts'
import { TaskKind } from '../tasks/contract.ts'
import { Category, Emotion } from '../tickets/contract.ts'

const person = z.object({ id: Id, name: z.string() })

/** Hands a ticket up a tier. `criterion`: one the framework lists for its tier. */
export const EscalateTicket = z.object({
  criterion: z.string().min(1).max(80),
  note: z.string().trim().max(10_000).optional().meta({ description: 'Kept as an internal note' }),
})
export type EscalateTicket = z.infer<typeof EscalateTicket>

/** How a ticket came to be handed up: by somebody, by its age, by a suggestion that was accepted, by what was detected. */
export const EscalationRule = z.enum(['by_hand', 'threshold', 'suggestion', 'detected'])
export type EscalationRule = z.infer<typeof EscalationRule>

export const Escalation = z.object({
  id: Id,
  criterion: z.string(),
  rule: EscalationRule,
  from_tier: z.string().nullable(),
  to_tier: z.string().nullable().meta({ description: 'null: there is no higher tier, so management was called' }),
  to_team: z.string().nullable(),
  escalated_by: person.nullable(),
  at: Instant,
  accepted_by: person.nullable(),
  accepted_at: Instant.nullable(),
})
export type Escalation = z.infer<typeof Escalation>

/** What spoke for a criterion: a rule and the entry of the word list. Never the customer's own words. */
export const SuggestionSignal = z.object({ rule: z.string(), found: z.string().nullable(), weight: z.number() })

/** A criterion of its tier that was found on a ticket. */
export const EscalationSuggestion = z.object({
  id: Id,
  criterion: z.string(),
  tier: z.string(),
  to_tier: z.string().nullable(),
  message_id: Id.nullable().meta({ description: 'The message that gave rise to it' }),
  mode: z.enum(['suggest', 'escalate']).meta({ description: 'What the framework said should be done' }),
  signals: z.array(SuggestionSignal),
  confidence: z.number().min(0).max(1),
  state: z.enum(['open', 'accepted', 'dismissed', 'handed_up']),
  reason: z.string().nullable().meta({ description: 'Why it was dismissed' }),
  decided_by: person.nullable(),
  decided_at: Instant.nullable(),
  at: Instant,
})
export type EscalationSuggestion = z.infer<typeof EscalationSuggestion>

/** Accepted: handed up for the criterion. Dismissed: it stays, and is not suggested again for this tier. */
export const DecideEscalationSuggestion = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('accepted'), note: z.string().trim().max(10_000).optional() }),
  z.object({ decision: z.literal('dismissed'), reason: z.string().trim().min(1, 'Say why.').max(1_000) }),
])
export type DecideEscalationSuggestion = z.infer<typeof DecideEscalationSuggestion>

/** Gives a ticket back down. Left out, `to_tier` is where it came from, else the tier below. */
export const ReturnTicket = z.object({
  to_tier: z.string().min(1).max(80).optional(),
  reason: z.string().trim().min(1, 'Say why, for those who get it back.').max(10_000),
})
export type ReturnTicket = z.infer<typeof ReturnTicket>

export const TierReturn = z.object({
  id: Id,
  from_tier: z.string(),
  to_tier: z.string(),
  to_team: z.string(),
  reason: z.string().nullable().meta({ description: 'The note that went along' }),
  returned_by: person.nullable(),
  at: Instant,
})
export type TierReturn = z.infer<typeof TierReturn>

/** Somebody with a name is called about a ticket, until they say they have it. */
export const EscalationCall = z.object({
  id: Id.meta({ description: 'For management: the id of the escalation' }),
  ticket_id: Id,
  ladder: z.string().meta({ description: 'The ladder of the framework, or `management`' }),
  step: z.number().int().meta({ description: 'The step it stands at, from 1' }),
  steps: z.number().int(),
  at: Instant,
  acknowledge_by: Instant.nullable().meta({ description: 'Then the next step is taken; null: there is none' }),
  acknowledged_by: person.nullable(),
  acknowledged_at: Instant.nullable(),
  called: z.array(z.object({ step: z.number().int(), user: person, at: Instant })),
})
export type EscalationCall = z.infer<typeof EscalationCall>

/** How far one tier may go for one deed. */
export const AuthorityLimit = z.object({
  deed: z.string(),
  unit: z.string(),
  most: z.number().nullable().meta({ description: 'null: no limit, or, where `allowed` is false, not at all' }),
  allowed: z.boolean(),
})
/** What the caller may grant: by the highest tier of their teams; managers and administrators have no limit. */
export const Authority = z.object({
  tier: z.string().nullable().meta({ description: 'null: management' }),
  limits: z.array(AuthorityLimit),
})
export type Authority = z.infer<typeof Authority>

export const MakeGrant = z.object({
  deed: z.string().min(1).max(80),
  amount: z.number().min(0.01).max(100_000_000).multipleOf(0.01, 'Two decimals at most.'),
  unit: z.string().trim().min(1).max(20).optional().meta({ description: 'Left out: the unit of the framework' }),
  note: z.string().trim().max(2_000).optional(),
})
export type MakeGrant = z.infer<typeof MakeGrant>

export const Grant = z.object({
  id: Id,
  deed: z.string(),
  amount: z.number(),
  unit: z.string(),
  tier: z.string().nullable().meta({ description: 'By whose authority; null: management' }),
  most: z.number().nullable().meta({ description: 'The limit that held; null: none' }),
  note: z.string().nullable(),
  granted_by: person.nullable(),
  at: Instant,
})
export type Grant = z.infer<typeof Grant>

const quoted = z.object({ text: z.string(), message_id: Id })
const written = quoted.extend({ at: Instant, by: z.string() })
export const HandOverStep = z.object({
  kind: z
    .enum(['tried', 'reply', 'note', 'escalation', 'return'])
    .meta({ description: 'tried: what the customer says to have done themselves' }),
  text: z.string().nullable().meta({ description: 'The sentence, or the first ones; null for hand-overs' }),
  criterion: z.string().nullable(),
  tier: z.string().nullable().meta({ description: 'Where it was handed to' }),
  at: Instant,
  by: z.string().nullable(),
  message_id: Id.nullable(),
})
export const CustomerPromise = written.extend({
  due: z.string().nullable().meta({ description: 'The time as it was written' }),
  due_on: z.iso.date().nullable().meta({ description: 'The day it names, in UTC' }),
})
export type CustomerPromise = z.infer<typeof CustomerPromise>
export const AskedQuestion = written.extend({
  answered: z.enum(['yes', 'unclear', 'no']).meta({ description: 'unclear: they wrote, but not what was asked for' }),
  answer: quoted.nullable(),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>
const felt = z.object({ emotion: Emotion, message_id: Id })

/** What whoever gets a ticket needs to know. Every item names the message it was taken from. */
export const HandOver = z.object({
  ticket_id: Id,
  case_id: z.string(),
  summary: z.object({
    first_ask: quoted.nullable(),
    requests: z.array(quoted),
    category: Category.nullable(),
    topic: z.string().nullable(),
    account_type: z.string(),
    customer_messages: z.number().int(),
    replies: z.number().int(),
  }),
  steps: z.array(HandOverStep),
  promises: z.array(CustomerPromise),
  asked: z.array(AskedQuestion),
  emotions: z.object({ first: felt.nullable(), last: felt.nullable() }),
  clocks: z.array(Clock),
  grants: z.array(Grant),
  tasks: z.array(z.object({ id: Id, kind: TaskKind, title: z.string().nullable(), due_at: Instant.nullable() })),
  escalation: Escalation.extend({ note: quoted.nullable() }).nullable().meta({ description: 'The newest one' }),
  tier_moves: z.number().int().meta({ description: 'How often it moved between tiers' }),
  ping_pong: z.boolean().meta({ description: 'It went to and fro, and the managers were told' }),
})
export type HandOver = z.infer<typeof HandOver>

export const SummaryQuery = z.object({
  from: Instant.optional().meta({ description: 'Default: 30 days before `to`' }),
  to: Instant.optional().meta({ description: 'Default: now' }),
})
export type SummaryQuery = z.infer<typeof SummaryQuery>
const counted = z.object({
  count: z.number().int(),
  accepted: z.number().int(),
  acceptance_seconds: z.object({ median: z.number().nullable(), p90: z.number().nullable() }),
})
export const EscalationSummary = z.object({
  from: Instant,
  to: Instant,
  escalations: counted,
  by_criterion: z.array(counted.extend({ criterion: z.string() })),
  by_tier: z.array(counted.extend({ from_tier: z.string().nullable(), to_tier: z.string().nullable() })),
  suggestions: z.array(
    z.object({
      criterion: z.string(),
      suggested: z.number().int(),
      accepted: z.number().int(),
      dismissed: z.number().int(),
      handed_up: z.number().int(),
    }),
  ),
  wrong_tier: z.object({
    placed: z.number().int(),
    moved: z.number().int(),
    rate: z.number().nullable().meta({ description: '0 to 1; null when nothing was placed' }),
    definition: z.string(),
  }),
  returns: z.number().int(),
  ping_pong: z.number().int(),
  calls: z.object({
    made: z.number().int(),
    acknowledged: z.number().int(),
    late: z.number().int().meta({ description: 'Took a further step before somebody had it' }),
  }),
})
export type EscalationSummary = z.infer<typeof EscalationSummary>
