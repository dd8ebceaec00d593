import type { Context } from '../../platform/context.ts'
import { schedule, unschedule } from '../../platform/due.ts'
import type { TicketRow } from '../tickets/access.ts'
import { isOver } from '../tickets/status.ts'
import type { Exemption, ReportVersion } from './contract.ts'
import { settlesAt } from './first-contact.ts'
import { dropFollowUps, planFollowUps, resumeFollowUps } from './follow-ups.ts'
import { keepExemption, makeReport } from './make-report.ts'
import { storedReport } from './stored.ts'

/** Is due when it is certain whether the first contact was enough. */
export const SETTLE = 'reports.settle'

/** Brings a ticket's report in line with how the ticket stands: documented when it is over, open when it is not. */
export async function followTicket(ctx: Context, ticketId: string, byWhom: string | null): Promise<void> {
  const ticket = await lockedTicket(ctx, ticketId)
  const stored = await storedReport(ctx, ticketId)
  if (ticket.merged_into) return exempt(ctx, ticketId, 'merged')
  if (ticket.spam) await exempt(ctx, ticketId, 'spam')
  const documented = stored?.resolved_at ?? null
  if (isResolved(ticket) && ticket.resolved_at !== documented) await document(ctx, ticket, byWhom)
  if (!isResolved(ticket) && documented !== null) await reopen(ctx, ticketId, byWhom)
}

const isResolved = ({ status, resolved_at }: TicketRow): boolean => isOver(status) && resolved_at !== null

/** What is still planned then is of an earlier resolution: it was opened again in between, whether anybody reacted or not. */
async function document(ctx: Context, ticket: TicketRow, byWhom: string | null): Promise<void> {
  await dropFollowUps(ctx, ticket.id, 'reopened')
  if (!ticket.spam) {
    await planFollowUps(ctx, ticket, byWhom)
    await resumeFollowUps(ctx, ticket)
  }
  await makeReport(ctx, { ticket_id: ticket.id, cause: 'resolved', author_id: byWhom })
  await schedule(ctx, SETTLE, { subject_id: ticket.id, due_at: settlesAt(ticket.resolved_at!) })
}

async function reopen(ctx: Context, ticketId: string, byWhom: string | null): Promise<void> {
  await dropFollowUps(ctx, ticketId, 'reopened')
  await unschedule(ctx, SETTLE, ticketId)
  await makeReport(ctx, { ticket_id: ticketId, cause: 'reopened', author_id: byWhom })
}

async function exempt(ctx: Context, ticketId: string, reason: Exemption): Promise<void> {
  await dropFollowUps(ctx, ticketId, reason)
  await keepExemption(ctx, ticketId, reason)
}

/** A ticket that is spam or merged no more needs a report again. */
export async function endExemption(ctx: Context, ticketId: string): Promise<void> {
  const ticket = await lockedTicket(ctx, ticketId)
  const { spam, merged_into } = ticket
  const stored = await storedReport(ctx, ticketId)
  if (spam || merged_into || (stored?.exempt !== 'spam' && stored?.exempt !== 'merged')) return
  await keepExemption(ctx, ticketId, null)
  if (isResolved(ticket)) await resumeFollowUps(ctx, ticket)
  await followTicket(ctx, ticketId, null)
}

/** Something the report tells of has changed since. Before the ticket is resolved there is nothing to keep up to date. */
export async function renewReport(ctx: Context, ticketId: string, cause: ReportVersion['cause']): Promise<void> {
  const { resolved_at } = await lockedTicket(ctx, ticketId)
  const stored = await storedReport(ctx, ticketId)
  if (stored?.resolved_at == null || stored.resolved_at !== resolved_at) return
  await makeReport(ctx, { ticket_id: ticketId, cause, author_id: null })
}

/** Versions of a report follow each other. Weaker than a change of the ticket needs: rows that name it may be written. */
const lockedTicket = ({ db }: Context, ticketId: string): Promise<TicketRow> =>
  db.selectFrom('tickets').selectAll().where('id', '=', ticketId).forNoKeyUpdate().executeTakeFirstOrThrow()
