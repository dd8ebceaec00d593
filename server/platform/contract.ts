import { z } from 'zod'

/** An opaque identifier. Clients must not read anything from it. */
export const Id = z.string().min(1).max(64).meta({ description: 'Opaque identifier' })

/**
 * Temporal reads at most nine digits of a second. PostgreSQL knows no year 0, and rounds to milliseconds: what is taken
 * must be in range still when it comes back. The browser has no Temporal everywhere, so this is a pattern.
 */
const KEEPABLE = /^(?!0000|9999|9998-12-31T23:59:59\.999\d*[1-9])[^.]*(\.\d{1,9})?Z$/

/** ISO 8601, UTC. Every moment taken can be computed with and stored. */
export const Instant = z.iso
  .datetime()
  .refine((text) => KEEPABLE.test(text), 'must lie in the years 0001 to 9998 and have at most nine digits of a second')
  .meta({ description: 'ISO 8601, UTC' })

/** One page of a list. `next_cursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() })

/** A list that is always whole, in the shape of all lists. */
export const wholeList = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.null() })

/** Query of every list: `cursor` comes from the previous page, `limit` is 1 to 100. */
export const PageQuery = z.object({
  // Long enough for a name of 500 characters of three bytes each.
  cursor: z.string().max(5000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>

export const IdParams = z.object({ id: Id })

/** RFC 9457 problem document: the only shape an error ever has. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().meta({ description: 'Stable word to branch on and to translate by' }),
  detail: z.string().meta({ description: 'What happened, what it means, what to do' }),
  errors: z.array(z.object({ path: z.string(), message: z.string(), line: z.number().int().optional() })),
  request_id: z.string(),
})
export type Problem = z.infer<typeof Problem>

/** Languages the product itself speaks. */
export const UiLanguage = z.enum(['en', 'zh'])
export type UiLanguage = z.infer<typeof UiLanguage>

/** Answer of commands that have nothing to say but "done". */
export const Done = z.object({ done: z.literal(true) })

/** What the realtime feed sends: names and ids, never content (contract of the socket event `events`). */
export const LiveEvent = z.object({
  cursor: z.string(),
  name: z.string(),
  ids: z.record(z.string(), z.string().nullable()),
})
export type LiveEvent = z.infer<typeof LiveEvent>

/** What somebody does at a ticket they have open. Stronger words first. */
export const Doing = z.enum(['replying', 'noting', 'viewing'])
export type Doing = z.infer<typeof Doing>

/** Who has a ticket open right now (contract of the socket event `onlookers`: `{ ticket_id, people: [Onlooker] }`). */
export interface Onlooker {
  user_id: string
  doing: Doing
}
