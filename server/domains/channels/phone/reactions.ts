import type { Context } from '../../../platform/context.ts'
import { on } from '../../../platform/events.ts'
import { TaskChanged } from '../../tasks/events.ts'
import { StatusChanged } from '../../tickets/events.ts'
import { lockTicket } from '../../tickets/receive.ts'
import { concludeCallback, waitingOf } from './callbacks.ts'

/** Who ticks the task off has called; who skips it lets it be. Whoever reached nobody says so at the ticket. */
export const noteDoneTask = on(TaskChanged, 'note_called_back', {
  when: ({ data }) => data.kind === 'call_back' && data.state !== 'open',
  react: async (ctx, { data }) => {
    const callback = await ofTask(ctx, data.task_id)
    if (!callback) return
    const ticket = await lockTicket(ctx, callback.ticket_id)
    const waiting = await waitingOf(ctx, ticket.id)
    const outcome = data.state === 'done' ? 'reached' : 'taken_back'
    if (waiting?.id === callback.id) await concludeCallback(ctx, ticket, { callback: waiting, outcome })
  },
})

const ofTask = ({ db }: Context, taskId: string) =>
  db.selectFrom('callbacks').select(['id', 'ticket_id']).where('task_id', '=', taskId).executeTakeFirst()

/** What is resolved needs no call. */
export const dropCallback = on(StatusChanged, 'drop_callback', {
  when: ({ data }) => isOver(data.status),
  react: async (ctx, { data }) => {
    const ticket = await lockTicket(ctx, data.ticket_id)
    const waiting = isOver(ticket.status) ? await waitingOf(ctx, ticket.id) : undefined
    if (waiting) await concludeCallback(ctx, ticket, { callback: waiting, outcome: 'taken_back' })
  },
})

const isOver = (status: string): boolean => status === 'resolved' || status === 'closed'
