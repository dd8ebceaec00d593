import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { on } from '../../platform/events.ts'
import { TicketEscalated } from '../escalation/events.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { acknowledgeTicket } from '../tickets/acknowledge-ticket.ts'
import { answerAddressOf } from '../tickets/answer-address.ts'
import { lockTicket } from '../tickets/receive.ts'
import { isOver } from '../tickets/status.ts'
import { queueMessage } from './delivery/outbound.ts'
import { isNobody, isOurOwn } from './nobody.ts'

const WORDS = {
  en: 'We have passed your request {case_id} on to specialists, so that it gets the attention it needs. You need not do anything: they know what you told us, and will write to you here.',
  zh: '您的问题（{case_id}）已转交给专门的同事处理。您无需再做任何事：您此前说明的情况他们都能看到，并会在这里回复您。',
}

/**
 * A customer who wrote by mail gets a short word when their ticket is handed up, if the framework says so: our own
 * "acknowledgement", so it answers nothing and stops no clock. Once for each time, and never a machine.
 */
export const tellHandedUp = on(TicketEscalated, 'tell_handed_up', async (ctx, { data }) => {
  if (!(await frameworkOf(ctx)).escalation.tell_customer) return
  const ticket = await lockTicket(ctx, data.ticket_id)
  if (await wasDecided(ctx, data)) return
  const address = await answerAddressOf(ctx, ticket)
  const rule = await ruleFor(ctx, ticket, address)
  const message_id = rule === 'sent' && address ? await tell(ctx, ticket, address) : null
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'acknowledgement', rule },
    inputs: { escalation_id: data.escalation_id, path: 'escalation.tell_customer' },
    result: { sent: message_id !== null, message_id },
    version: await frameworkVersion(ctx),
  })
})

/** Reactions may run again; what was decided for this very hand-over stands. The ticket is locked. */
async function wasDecided(
  { db }: Context,
  { ticket_id, escalation_id }: { ticket_id: string; escalation_id: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('decisions')
    .select('id')
    .where('subject_type', '=', 'ticket')
    .where('subject_id', '=', ticket_id)
    .where('kind', '=', 'acknowledgement')
    .where(sql<boolean>`inputs ->> 'escalation_id' = ${escalation_id}`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function ruleFor(ctx: Context, ticket: TicketRow, address: string | null): Promise<string> {
  if (ticket.channel !== 'email') return 'other_channel'
  if (ticket.spam) return 'spam'
  if (isOver(ticket.status) || ticket.merged_into) return 'is_over'
  if (!address) return 'no_address'
  if (isNobody(address)) return 'nobody_reads_there'
  if (await isOurOwn(ctx, address)) return 'own_address'
  return (await hasPersonWritten(ctx, ticket.id)) ? 'sent' : 'automatic_mail'
}

/** Machines that answer each other would go on for ever (RFC 3834, 2). */
async function hasPersonWritten({ db }: Context, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'message')
    .where('automatic', '=', 'none')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function tell(ctx: Context, { id, language, case_id }: TicketRow, to: string): Promise<string> {
  const text = (language === 'zh' ? WORDS.zh : WORDS.en).replace('{case_id}', case_id)
  const message_id = await acknowledgeTicket(ctx, id, { text, to })
  await queueMessage(ctx, message_id)
  return message_id
}
