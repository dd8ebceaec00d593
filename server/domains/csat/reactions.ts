import type { Context } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import type { TicketRow } from '../tickets/access.ts'
import { SpamMarked, StatusChanged, TicketMerged, TicketUnmerged } from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import { isOver } from '../tickets/status.ts'
import { endOvertaken } from './overtaken.ts'
import { openResolution } from './resolutions.ts'
import { resume } from './resume.ts'
import { suppressSurveys } from './surveys.ts'

/** A ticket has come to its end, or is open again. Other changes of its status concern nobody here. */
export const followStatus = on(StatusChanged, 'follow_status', {
  when: ({ data }) => isOver(data.status) || isOver(data.before),
  react: async (ctx, { data, actor_type, actor_id }) => {
    const ticket = await lockTicket(ctx, data.ticket_id)
    if (data.resolved_at && !isOver(data.before))
      await openResolution(ctx, ticket, {
        resolved_at: data.resolved_at,
        asks_confirmation: data.status === 'resolved' && !wasClosedMeanwhile(ticket),
        resolver_id: actor_type === 'agent' ? actor_id : null,
      })
    await endOvertaken(ctx, ticket, { by_customer: !isOver(data.status) && actor_type === 'customer' })
    await resume(ctx, ticket)
  },
})

/** Then it is asked about like one that was closed at once. What was put into another ticket may come out again. */
const wasClosedMeanwhile = ({ status, merged_into }: TicketRow): boolean => status === 'closed' && merged_into === null

/** Put into another ticket, which asks for itself. One that was still open has come to its end by that. */
export const followMerge = on(TicketMerged, 'follow_merge', async (ctx, { data, at, actor_id, actor_type }) => {
  const ticket = await lockTicket(ctx, data.ticket_id)
  if (!ticket.merged_into) return
  const resolver_id = actor_type === 'agent' ? actor_id : null
  if (!ticket.resolved_at) await openResolution(ctx, ticket, { resolved_at: at, asks_confirmation: false, resolver_id })
  await endOvertaken(ctx, ticket)
})

export const followUnmerge = on(TicketUnmerged, 'follow_unmerge', async (ctx, { data }) => {
  await resume(ctx, await lockTicket(ctx, data.ticket_id))
})

/** Nobody asks the sender of spam anything. */
export const followSpam = on(SpamMarked, 'follow_spam', async (ctx, { data }) => {
  const ticket = await lockTicket(ctx, data.ticket_id)
  if (ticket.spam) await suppressSurveys(ctx, await surveysAbout(ctx, ticket), 'spam')
  else await resume(ctx, ticket)
})

async function surveysAbout({ db }: Context, { id }: TicketRow): Promise<string[]> {
  const rows = await db.selectFrom('surveys').select('id').where('ticket_id', '=', id).execute()
  return rows.map(({ id }) => id)
}
