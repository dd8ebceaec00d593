import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'

export const PresenceState = z.enum(['online', 'away', 'offline'])
export type PresenceState = z.infer<typeof PresenceState>

/** Who is there. It stays while a heartbeat repeats it; `expires_at` says until when it is believed. */
export const Presence = z.object({
  user_id: Id,
  name: z.string(),
  teams: z.array(z.string()),
  state: PresenceState,
  since: Instant.nullable(),
  expires_at: Instant.nullable(),
  open_tickets: z.number().int().meta({ description: 'Tickets assigned that are ours to move, counted up to 1,000' }),
})
export type Presence = z.infer<typeof Presence>

export const ChangePresence = z.object({ state: PresenceState })
export type ChangePresence = z.infer<typeof ChangePresence>

export const TakeNext = z.object({
  team: z.string().max(80).optional().meta({ description: 'Default: all own teams' }),
})
export type TakeNext = z.infer<typeof TakeNext>

/** Where a ticket stands among those that wait for anybody of its team on its channel. */
export const QueuePlace = z.object({
  team: z.string().nullable(),
  channel: z.string(),
  waiting: z.number().int().meta({ description: 'How many wait there, counted up to 1,000' }),
  position: z.number().int().nullable().meta({ description: '1 is next; null: somebody has it, or it does not wait' }),
  estimated_wait_seconds: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'At the rate of the last hour; null when nothing was taken from that queue in it' }),
})
export type QueuePlace = z.infer<typeof QueuePlace>
