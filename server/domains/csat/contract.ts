import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { ChannelKind } from '../tickets/contract.ts'

/** Whether the customer says it is solved. `withdrawn`: the ticket went on, or was closed, before they answered. */
export const ConfirmationState = z.enum(['awaiting', 'confirmed', 'rejected', 'lapsed', 'withdrawn'])
export type ConfirmationState = z.infer<typeof ConfirmationState>

export const Confirmation = z.object({
  id: Id,
  ticket_id: Id,
  resolved_at: Instant,
  state: ConfirmationState,
  asked: z.boolean().meta({ description: 'Whether the question has gone to the customer; silence counts either way' }),
  lapses_at: Instant,
  decided_at: Instant.nullable(),
  decided_by: z.enum(['customer', 'agent', 'time']).nullable(),
  comment: z.string().nullable().meta({ description: 'What the customer added to "not yet"' }),
})
export type Confirmation = z.infer<typeof Confirmation>

/** What a customer adds in their own words. */
export const Comment = z.string().trim().max(5_000)

/** An agent puts down what the customer said on the phone or in a chat. */
export const DecideConfirmation = z.object({
  state: ConfirmationState.extract(['confirmed', 'rejected']),
  comment: Comment.optional(),
})
export type DecideConfirmation = z.infer<typeof DecideConfirmation>

export const SurveyState = z.enum(['pending', 'sent', 'suppressed', 'answered'])
export type SurveyState = z.infer<typeof SurveyState>

/** Why no survey was sent, or why the one that was is not open any more. */
export const SuppressionReason = z.enum([
  'spam',
  'merged',
  'no_consent',
  'no_address',
  'unproven_sender',
  'not_a_person',
  'asked_recently',
  'too_late',
  'not_solved',
  'reopened',
])
export type SuppressionReason = z.infer<typeof SuppressionReason>

export const Score = z.number().int().min(1).max(5)

/** One per time a ticket was resolved, sent or not. `score`: 1 (very unhappy) to 5 (very happy). */
export const Survey = z.object({
  id: Id,
  ticket_id: Id,
  case_id: z.string(),
  subject: z.string(),
  customer_id: Id,
  customer_name: z.string(),
  resolved_at: Instant,
  state: SurveyState,
  reason: SuppressionReason.nullable(),
  channel: ChannelKind,
  language: z.string(),
  agent_id: Id.nullable(),
  agent_name: z.string().nullable(),
  team: z.string().nullable(),
  score: Score.nullable(),
  comment: z.string().nullable(),
  answered_at: Instant.nullable(),
  answered_by: z.enum(['customer', 'agent']).nullable(),
  created_at: Instant,
})
export type Survey = z.infer<typeof Survey>

export const SurveyQuery = PageQuery.extend({
  state: SurveyState.optional(),
  score: z.coerce.number().int().min(1).max(5).optional(),
  at_most: z.coerce.number().int().min(1).max(5).optional().meta({ description: 'Scores up to this one' }),
  ticket_id: Id.optional(),
  customer_id: Id.optional(),
  agent_id: Id.optional(),
})
export type SurveyQuery = z.infer<typeof SurveyQuery>

/** A rating the customer gave by word of mouth: it answers the newest survey of the ticket. */
export const RecordRating = z.object({
  ticket_id: Id,
  score: Score,
  comment: Comment.nullable().default(null),
})
export type RecordRating = z.infer<typeof RecordRating>

export const SummaryQuery = z.object({ days: z.coerce.number().int().min(1).max(3_660).default(30) })

/** How happy customers are: `mean` of the scores, null without any. */
export const SurveySummary = z.object({
  resolved: z.number().int().meta({ description: 'Times a ticket was resolved: all surveys, sent or not' }),
  sent: z.number().int().meta({ description: 'Asked, and rated where nobody had been asked' }),
  suppressed: z.number().int(),
  answered: z.number().int(),
  mean: z.number().nullable(),
  scores: z.array(z.object({ score: Score, count: z.number().int() })),
  days: z.number().int().meta({ description: 'Of so many days up to now, by when it was resolved' }),
})
export type SurveySummary = z.infer<typeof SurveySummary>
