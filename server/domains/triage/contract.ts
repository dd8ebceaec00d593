import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { AccountType } from '../customers/contract.ts'
import { Category, Emotion, Impact, Level, Priority } from '../tickets/contract.ts'

/** What is read out of a message. Priority follows from the others by the matrix of the framework. */
export const Facet = z.enum(['category', 'impact', 'urgency', 'emotion', 'complexity', 'language', 'priority'])
export type Facet = z.infer<typeof Facet>

/** What made a reading: a rule and the entry of the word list that was found. Never the customer's own words. */
export const Signal = z.object({
  rule: z.string().meta({ description: 'Stable word, such as category.billing.double_charge' }),
  found: z.string().nullable().meta({ description: 'The entry of the word list that was found' }),
  weight: z.number(),
})
export type Signal = z.infer<typeof Signal>

/** One facet: its value, how sure it is (0 to 1), why, and what else it could have been. */
export const Reading = z.object({
  value: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  source: z.enum(['rules', 'agent']),
  signals: z.array(Signal),
  alternatives: z.array(z.object({ value: z.string(), confidence: z.number() })),
  decided_by: z.object({ id: Id, name: z.string() }).nullable().meta({ description: 'The person who corrected it' }),
  decided_at: Instant,
})
export type Reading = z.infer<typeof Reading>

/** What a customer asks for decides who can help: a capability of the framework's tiers, or one of our own. */
export const Capability = z.string().max(80)

/** One of the things asked for: where in which message, and what it is. */
export const TicketRequest = z.object({
  message_id: Id.nullable(),
  start: z.number().int().meta({ description: 'Offsets in the message’s new_text, in UTF-16 units' }),
  end: z.number().int(),
  text: z.string().meta({ description: 'That part of the message, read now' }),
  category: Category,
  topic: z.string().nullable(),
  confidence: z.number(),
})
export type TicketRequest = z.infer<typeof TicketRequest>

export const Triage = z.object({
  ticket_id: Id,
  rules_version: z.string(),
  updated_at: Instant,
  category: Reading,
  impact: Reading,
  urgency: Reading,
  emotion: Reading,
  complexity: Reading,
  language: Reading,
  priority: Reading,
  topic: z.string().nullable(),
  capability: Capability.nullable(),
  matrix: z.object({
    impact: Impact.nullable(),
    urgency: Level.nullable(),
    customer_status: AccountType,
    base: Priority.nullable().meta({ description: 'What impact and urgency alone give' }),
    raised_by: z.number().int().meta({ description: 'Steps up for the customer’s status' }),
    priority: Priority.nullable(),
  }),
  requests: z.array(TicketRequest),
  emotions: z.array(z.object({ message_id: Id, emotion: Emotion, confidence: z.number(), at: Instant })),
  corrections: z.array(
    z.object({
      facet: Facet,
      before: z.string().nullable(),
      after: z.string().nullable(),
      by: z.object({ id: Id, name: z.string() }).nullable(),
      at: Instant,
    }),
  ),
})
export type Triage = z.infer<typeof Triage>

/** What a person knows better. Only what is named changes. Priority follows unless it is named or was set by hand. */
export const CorrectTriage = z
  .object({
    category: Category.optional(),
    impact: Impact.optional(),
    urgency: Level.optional(),
    emotion: Emotion.optional(),
    complexity: Level.optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'is a code such as "en" or "zh"')
      .optional(),
    priority: Priority.optional(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), 'Name at least one facet.')
export type CorrectTriage = z.infer<typeof CorrectTriage>

export const CorrectionQuery = PageQuery.extend({ facet: Facet.optional() })
export type CorrectionQuery = z.infer<typeof CorrectionQuery>
export const Correction = z.object({
  id: Id,
  ticket_id: Id,
  case_id: z.string(),
  facet: Facet,
  before: z.string().nullable(),
  after: z.string().nullable(),
  confidence: z.number().nullable(),
  rules_version: z.string().nullable(),
  corrected_by: z.object({ id: Id, name: z.string() }).nullable(),
  at: Instant,
})
export type Correction = z.infer<typeof Correction>
