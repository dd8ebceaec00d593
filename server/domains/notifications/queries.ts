import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { ask } from '../../platform/questions.ts'
import type { Notification } from './contract.ts'
import { TaskHeadlines, TicketHeadlines } from './questions.ts'

/** Unread ones are counted up to this many. */
const COUNTED = 100

/** The caller's own notifications, newest first. */
export async function listNotifications(ctx: Context, { cursor, limit }: PageQuery) {
  const { db, actor } = ctx
  const before = readCursor(cursor, ['id'])
  const rows = await db
    .selectFrom('notifications as n')
    .select(['n.id', 'n.kind', 'n.ticket_id', 'n.task_id', 'n.created_at', 'n.read_at'])
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
  const [tickets, tasks] = [await ticketsOf(ctx, page.items), await tasksOf(ctx, page.items)]
  const items = page.items.map((row) => {
    const [ticket, task] = [tickets.get(row.ticket_id), tasks.get(row.task_id)]
    return {
      ...row,
      case_id: ticket?.case_id ?? null,
      subject: ticket?.subject ?? null,
      task_kind: task?.kind ?? null,
      task_title: task?.title ?? null,
    }
  })
  return { items: items as Notification[], next_cursor: page.next_cursor, unread: Number(unread.count) }
}

/** Words only of what the reader may see today: reach can have changed since the notification. */
async function ticketsOf(ctx: Context, rows: { ticket_id: string | null }[]) {
  const ids = rows.flatMap(({ ticket_id }) => ticket_id ?? [])
  return byId(await ask(ctx, TicketHeadlines, { ids }))
}

async function tasksOf(ctx: Context, rows: { task_id: string | null }[]) {
  const ids = rows.flatMap(({ task_id }) => task_id ?? [])
  return byId(await ask(ctx, TaskHeadlines, { ids }))
}

const byId = <Headline extends { id: string }>(answers: Headline[][]) =>
  new Map<string | null, Headline>(answers.flat().map((headline) => [headline.id, headline]))
