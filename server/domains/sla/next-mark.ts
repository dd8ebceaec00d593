import { defineDue, scheduleEach } from '../../platform/due.ts'
import { lockFreeTickets } from '../tickets/receive.ts'
import { NEXT_MARK, refreshClocks } from './commands.ts'

/** How soon it is looked again at a ticket that somebody is changing just now. */
const AGAIN_AFTER_MS = 100

/**
 * A mark is due: the history says whether it has really been reached. A sweep has taken its due rows before it touches a
 * ticket, while everybody else has the ticket first and then sets its due row. So a sweep never waits for a ticket: one
 * that is being changed is looked at again a moment later, with what that change made of it.
 */
export const nextMark = defineDue(NEXT_MARK, async (ctx, rows) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const free = new Set(await lockFreeTickets(ctx, ids))
  const due_at = ctx.now().add({ milliseconds: AGAIN_AFTER_MS })
  const busy = ids.filter((id) => !free.has(id)).map((subject_id) => ({ subject_id, due_at }))
  await scheduleEach(ctx, NEXT_MARK, busy)
  await refreshClocks(ctx, [...free])
})
