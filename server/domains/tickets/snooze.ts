import { defineDue } from '../../platform/due.ts'
import { emit } from '../../platform/events.ts'
import { notify } from '../notifications/commands.ts'
import { TicketSnoozed } from './events.ts'
import { keepAssignees } from './keep-assignee.ts'

export const SNOOZE = 'tickets.snooze'

/** Tickets put aside come back when their moment is there. */
export const snoozeOver = defineDue(SNOOZE, async (ctx, rows) => {
  const back = await ctx.db
    .updateTable('tickets')
    .set({ snoozed_until: null })
    .where(
      'id',
      'in',
      rows.map(({ subject_id }) => subject_id),
    )
    .where('snoozed_until', 'is not', null)
    .returning(['id', 'assignee_id', 'spam'])
    .execute()
  const released = await keepAssignees(
    ctx,
    back.map(({ id }) => id),
  )
  for (const { id, assignee_id, spam } of back) {
    emit(ctx, TicketSnoozed, { ticket_id: id, until: null })
    await notify(ctx, spam || released.has(id) ? [] : [assignee_id], { kind: 'snooze_over', ticket_id: id })
  }
})
