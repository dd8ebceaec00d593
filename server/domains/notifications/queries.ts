import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { ask } from '../../platform/questions.ts'
import type { Notification } from './contract.ts'
import { type TicketHeadline, TicketHeadlines } from './questions.ts'

/** Unread ones are counted up to this many. */
const COUNTED = 100

/** The caller's own notifications, newest first. */
export async function listNotifications(ctx: Context, { cursor, limit }: PageQuery) {
  const { db, actor } = ctx
  const before = readCursor(cursor, ['id'])
  const rows = await db
    .selectFrom('notifications as n')
    .select(['n.id', 'n.kind', 'n.ticket_id', 'n.created_at', 'n.read_at'])
    .where('n.user_id', '=', actor.id)
    .$if(before !== undefined, (query) => query.where('n.id', '<', before![0]))
    .orderBy('n.id', 'desc')
    .limit(limit + 1)
    .execute()
  const unread = await db
    .selectFrom(
      db
        .selectFrom('notifications')
        .select('id')
        .where('user_id', '=', actor.id)
        .where('read_at', 'is', null)
        .limit(COUNTED)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  const page = pageOfRows(rows, limit, ({ id }) => [id])
  const headlines = await headlinesOf(ctx, page.items)
  const items = page.items.map((row) => ({
    ...row,
    case_id: null,
    subject: null,
    ...headlines.get(row.ticket_id ?? ''),
  }))
  return { items: items as Notification[], next_cursor: page.next_cursor, unread: Number(unread.count) }
}

/** Subjects only of tickets the reader may see today: reach can have changed since the notification. */
async function headlinesOf(ctx: Context, rows: { ticket_id: string | null }[]): Promise<Map<string, TicketHeadline>> {
  const ids = rows.flatMap(({ ticket_id }) => ticket_id ?? [])
  const [headlines = []] = await ask(ctx, TicketHeadlines, { ids })
  return new Map(headlines.map(({ id, case_id, subject }) => [id, { case_id, subject }]))
}
