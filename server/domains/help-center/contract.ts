import { z } from 'zod'
import { Id, Instant, PageQuery, pageOf } from '../../platform/contract.ts'

/** Which visits are meant; each figure says what it counts. */
export const VisitGroup = z.enum([
  'intended',
  'waiting',
  'unread',
  'unknown',
  'contacted',
  'deflected',
  'helped',
  'helped_and_contacted',
  'suggested',
  'suggested_contacted',
  'held_out',
  'held_out_contacted',
])
export type VisitGroup = z.infer<typeof VisitGroup>

/** A day is its first moment, in UTC. */
const Moment = z.union([Instant, z.iso.date().transform((day) => `${day}T00:00:00.000Z`)])

export const DeflectionQuery = z.object({
  from: Moment.optional().meta({ description: '30 days before `to` when left out' }),
  to: Moment.optional().meta({ description: 'Now when left out' }),
})
export type DeflectionQuery = z.infer<typeof DeflectionQuery>

export const DeflectionVisitsQuery = PageQuery.extend({
  ...DeflectionQuery.shape,
  outcome: VisitGroup.default('intended'),
})
export type DeflectionVisitsQuery = z.infer<typeof DeflectionVisitsQuery>

const Interval = z.object({ low: z.number(), high: z.number() })
const Rate = z.object({
  count: z.number().int(),
  of: z.number().int(),
  value: z.number().nullable().meta({ description: '0 to 1; null of nothing' }),
  interval: Interval.nullable().meta({ description: '90 %, Wilson' }),
})

/** What articles have spared people, and what speaks against it. */
export const Deflection = z.object({
  from: Instant,
  to: Instant,
  silent_for: z
    .string()
    .meta({ description: 'How long nobody may hear of a person for it to count, as the framework has it' }),
  figures: z.array(
    z.object({
      name: VisitGroup,
      value: z.number().int(),
      definition: z.string(),
      rows: z.string().meta({ description: 'Where the visits behind the number are' }),
    }),
  ),
  rate: Rate.meta({ description: 'deflected ÷ (deflected + contacted)' }),
  holdout: z.object({
    percent: z.number().meta({ description: 'As the framework has it now' }),
    suggested: Rate.meta({ description: 'Share without contact' }),
    held_out: Rate.meta({ description: 'Share without contact' }),
    difference: Interval.extend({ value: z.number() }).nullable().meta({ description: '90 %, Newcombe' }),
    definition: z.string(),
  }),
  unrecognised: z
    .object({ views: z.number().int(), searches: z.number().int(), forms: z.number().int() })
    .meta({ description: 'Looked at by people who ask not to be recognised: totals, in none of the figures' }),
})
export type Deflection = z.infer<typeof Deflection>

export const DeflectionVisits = pageOf(
  z.object({
    id: Id,
    language: z.string(),
    started_at: Instant,
    last_at: Instant,
    intended_at: Instant,
    views: z.number().int(),
    searches: z.number().int(),
    article_ids: z.array(Id),
    form_opened_at: Instant.nullable(),
    suggested_at: Instant.nullable(),
    held_out: z.boolean(),
    helped_at: Instant.nullable(),
    ticket_id: Id.nullable(),
    customer_id: Id.nullable(),
    outcome: z.enum(['contacted', 'silent', 'unknown']).nullable(),
    judged_at: Instant.nullable(),
  }),
)
export type DeflectionVisits = z.infer<typeof DeflectionVisits>
