import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'
import { TicketFilters, TicketSort } from '../tickets/contract.ts'

/** me: its maker only. team: everyone of one team. everyone: all who work here. */
export const SharedWith = z.enum(['me', 'team', 'everyone'])
export type SharedWith = z.infer<typeof SharedWith>

/** `created_within_days` moves with the day it is looked at; it wins over `created_from`. */
export const ViewFilters = TicketFilters.extend({
  sort: TicketSort.optional(),
  spam: z.boolean().optional(),
  created_within_days: z
    .number()
    .int()
    .min(1)
    .max(3660)
    .optional()
    .meta({ description: 'Opened in the last so many days' }),
})
export type ViewFilters = z.infer<typeof ViewFilters>

/** A list of tickets with its filters, kept under a name. */
export const SavedView = z.object({
  id: Id,
  name: z.string(),
  shared_with: SharedWith,
  team: z.string().nullable(),
  owner: z.object({ id: Id, name: z.string() }),
  filters: ViewFilters,
  may_change: z.boolean().meta({ description: 'Whether the caller may rename, change or delete it' }),
  created_at: Instant,
  updated_at: Instant,
})
export type SavedView = z.infer<typeof SavedView>

export const MakeView = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(60),
  shared_with: SharedWith.default('me'),
  team: z.string().max(80).nullable().default(null),
  filters: ViewFilters,
})
export type MakeView = z.infer<typeof MakeView>
export const ChangeView = z
  .object({
    name: MakeView.shape.name,
    shared_with: SharedWith,
    team: z.string().max(80).nullable(),
    filters: ViewFilters,
  })
  .partial()
export type ChangeView = z.infer<typeof ChangeView>

/** Tickets in each kept view, team and channel the caller sees, counted up to 1,000. */
export const ListCounts = z.object({
  views: z
    .record(z.string(), z.number().int())
    .meta({ description: 'By the id of the kept view; one whose count would take too long is absent' }),
  teams: z.record(z.string(), z.number().int()).meta({ description: 'Ours to move, by team' }),
  channels: z.record(z.string(), z.number().int()).meta({ description: 'Ours to move, by channel' }),
  capped_at: z.literal(1000),
})
export type ListCounts = z.infer<typeof ListCounts>
