import { z } from 'zod'
import { defineDue } from '../../platform/due.ts'
import { on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { ConfirmationDecided, SurveyAnswered } from '../csat/events.ts'
import { ConsentChanged } from '../customers/events.ts'
import { TaskChanged } from '../tasks/events.ts'
import {
  DeliveryChanged,
  ReplyTakenBack,
  SpamMarked,
  StatusChanged,
  TicketMerged,
  TicketUnmerged,
} from '../tickets/events.ts'
import { isOver } from '../tickets/status.ts'
import { endExemption, followTicket, renewReport, SETTLE } from './document.ts'
import { dropUnpermitted } from './follow-ups.ts'
import { documentMissed } from './missed.ts'

/** Resolved, closed or opened again: the report follows. Other moves do not concern it. */
const documentTicket = on(StatusChanged, 'document_ticket', {
  when: ({ data }) => isOver(data.status) !== isOver(data.before),
  react: (ctx, { data, actor_type, actor_id }) =>
    followTicket(ctx, data.ticket_id, actor_type === 'agent' || actor_type === 'ai' ? actor_id : null),
})

const exemptMerged = on(TicketMerged, 'exempt_merged', (ctx, { data }) => followTicket(ctx, data.ticket_id, null))
const endMerged = on(TicketUnmerged, 'end_merged', (ctx, { data }) => endExemption(ctx, data.ticket_id))
const exemptSpam = on(SpamMarked, 'exempt_spam', (ctx, { data }) =>
  data.spam ? followTicket(ctx, data.ticket_id, null) : endExemption(ctx, data.ticket_id),
)

const addRating = on(SurveyAnswered, 'add_rating', (ctx, { data }) => renewReport(ctx, data.ticket_id, 'rated'))
const addConfirmation = on(ConfirmationDecided, 'add_confirmation', (ctx, { data }) =>
  renewReport(ctx, data.ticket_id, data.state === 'confirmed' ? 'confirmed' : 'not_confirmed'),
)
const addFollowUp = on(TaskChanged, 'add_follow_up', {
  when: ({ data }) => data.ticket_id !== null,
  react: (ctx, { data }) => renewReport(ctx, data.ticket_id!, 'followed_up'),
})

/** What came back or could not leave was no help after all. */
const takeOutUndelivered = on(DeliveryChanged, 'take_out_undelivered', {
  when: ({ data }) => data.state === 'bounced' || data.state === 'failed',
  react: (ctx, { data }) => renewReport(ctx, data.ticket_id, 'undelivered'),
})

const takeOutTakenBack = on(ReplyTakenBack, 'take_out_taken_back', (ctx, { data }) =>
  renewReport(ctx, data.ticket_id, 'undelivered'),
)

const dropUnwanted = on(ConsentChanged, 'drop_unwanted', {
  when: ({ data }) => data.purpose === 'follow_up' && !data.granted,
  react: (ctx, { data }) => dropUnpermitted(ctx, data.customer_id),
})

const settleReport = defineJob('reports.settle', z.object({ ticket_id: z.string() }))

/** Each in a transaction of its own: reading all a report is made of takes a while. */
const settleDue = defineDue(SETTLE, async (ctx, rows) => {
  for (const { subject_id } of rows)
    await enqueue(ctx, settleReport, { payload: { ticket_id: subject_id }, key: `${SETTLE}:${subject_id}` })
})

export const jobs = [
  documentMissed,
  settleReport.does((ctx, { ticket_id }) => inTransaction(ctx, (ctx) => renewReport(ctx, ticket_id, 'settled'))),
]
export const due = [settleDue]
export const reactions = [
  ...[documentTicket, exemptMerged, endMerged, exemptSpam],
  ...[addRating, addConfirmation, addFollowUp, takeOutUndelivered, takeOutTakenBack, dropUnwanted],
]
