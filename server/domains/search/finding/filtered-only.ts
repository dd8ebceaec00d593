import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Sought } from '../understanding/sought.ts'
import { type Boundary, type Candidate, type Found, IN_TEXT, visible } from './candidates.ts'

/** The newest tickets the filters leave. */
export async function filteredOnly(ctx: Context, sought: Sought, { at, id }: Boundary): Promise<Found> {
  const { rows: text } = await sql<Candidate>`
    select tickets.id, tickets.last_message_at as at, 0 as score from tickets
    where ${visible(ctx, sought)} and (tickets.last_message_at, tickets.id) < (${at}::timestamptz, ${id}::uuid)
    order by tickets.last_message_at desc, tickets.id desc limit ${IN_TEXT + 1}`.execute(ctx.db)
  return { head: [], text, complete: true }
}
