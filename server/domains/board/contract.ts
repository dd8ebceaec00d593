import { z } from 'zod'
import { Id, Instant } from '../../platform/contract.ts'
import { PresenceState } from '../routing/contract.ts'
import { ChannelKind } from '../tickets/contract.ts'

const count = z.number().int()

/** What waits for anybody of a team on a channel. */
export const BoardQueue = z.object({
  tier: z.string().nullable(),
  team: z.string().nullable(),
  channel: ChannelKind,
  waiting: count.meta({ description: 'Nobody has them' }),
  oldest_at: Instant.nullable().meta({ description: 'Since when whoever waits longest has been waiting' }),
  in_work: count.meta({ description: 'Somebody has them' }),
  at_risk: count.meta({ description: 'Their next deadline comes near' }),
  breached: count.meta({ description: 'Their next deadline has passed' }),
  next_due_at: Instant.nullable().meta({ description: 'The next deadline that has not passed' }),
})
export type BoardQueue = z.infer<typeof BoardQueue>

export const BoardPerson = z.object({
  user_id: Id,
  name: z.string(),
  teams: z.array(z.string()),
  state: PresenceState,
  since: Instant.nullable(),
  is_on_shift: z.boolean().meta({ description: 'By the calendar of any of their teams' }),
  loads: z.array(z.object({ channel: ChannelKind, count, limit: count })),
  tickets: count.meta({ description: 'All they have that is ours to move' }),
})
export type BoardPerson = z.infer<typeof BoardPerson>

/** The desk at this moment, as far as its reader reaches. */
export const Board = z.object({
  at: Instant,
  teams: z.array(z.object({ team: z.string(), tier: z.string() })),
  assign_automatically: z.array(ChannelKind),
  queues: z.array(BoardQueue),
  people: z.array(BoardPerson),
  totals: z.object({
    waiting: count,
    in_work: count,
    at_risk: count,
    breached: count,
    online: count,
    away: count,
    chats: count.meta({ description: 'Chats somebody has' }),
    chat_places: count.meta({ description: 'Chats those who are there may have at a time' }),
    oldest_at: Instant.nullable(),
  }),
})
export type Board = z.infer<typeof Board>
