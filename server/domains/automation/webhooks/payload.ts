import type { Context } from '../../../platform/context.ts'
import { publicUrl } from '../../../platform/env.ts'
import { getTicket } from '../../tickets/queries.ts'

interface Call {
  id: string
  run_id: string
  ticket_id: string
  automation: string
  trigger: string
  cause_event_id: string | null
  at: string
}

/** What leaves: names, ids, and the ticket as lists show it, without anything a message says or who wrote it. */
export async function payloadOf(ctx: Context, call: Call) {
  const { id, case_id, subject, restricted, ...ticket } = await getTicket(ctx, call.ticket_id)
  const { status, priority, channel, category, impact, emotion, language, tier, team, tags } = ticket
  const { assignee_id, customer_id, company_id, due_clock, due_at } = ticket
  const { created_at, last_message_at, first_response_at, resolved_at } = ticket
  return {
    id: call.id,
    event: call.trigger,
    ...{ automation: call.automation, run_id: call.run_id, event_id: call.cause_event_id, occurred_at: call.at },
    ticket: {
      ...{ id, case_id, subject: restricted ? null : subject, url: `${publicUrl()}/tickets/${id}` },
      ...{ status, priority, channel, category, impact, emotion, language, tier, team, tags },
      ...{ assignee_id, customer_id, company_id, due_clock, due_at },
      ...{ created_at, last_message_at, first_response_at, resolved_at },
    },
  }
}
