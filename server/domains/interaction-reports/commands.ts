import type { Context } from '../../platform/context.ts'
import { eachByItself } from '../../platform/each-by-itself.ts'
import { conflict } from '../../platform/errors.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket, type TicketRow } from '../tickets/access.ts'
import { moveTo, refuseClosed, refuseMerged } from '../tickets/change-ticket.ts'
import type { Ticket } from '../tickets/contract.ts'
import { getChangedTicket } from '../tickets/queries.ts'
import { exemptAbandoned } from './abandoned.ts'
import type { EditReport, Report, Resolutions, ResolveTicket, ResolveTickets } from './contract.ts'
import { makeReport } from './make-report.ts'
import { readReport } from './queries.ts'
import { storedReport } from './stored.ts'
import { writeEdits } from './write-edits.ts'

/** Resolves a ticket with what is known and what the caller adds; refused (409) with the paths of what is missing. */
export const resolveTicket = (ctx: Context, id: string, { exempt, ...said }: ResolveTicket): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    if (ticket.status === 'resolved') await writeAnew(ctx, ticket, said)
    else {
      if (exempt) await exemptAbandoned(ctx, ticket)
      await writeEdits(ctx, ticket, { ...said, resolving: { exempt: exempt ?? null } })
      await moveTo(ctx, ticket, 'resolved')
    }
    return getChangedTicket(ctx, ticket.id)
  })

/** Several, one after the other, each by itself: what refuses one holds up no other. */
export async function resolveTickets(ctx: Context, { tickets, ...what }: ResolveTickets): Promise<Resolutions> {
  const { done, refused } = await eachByItself(ctx, tickets, (ctx, id) => resolveTicket(ctx, id, what))
  return { resolved: done.map(({ id }) => id), refused: refused.map(({ id, ...why }) => ({ ticket_id: id, ...why })) }
}

/** Changes what the report says. Of a ticket that is long closed too: what one learns later belongs into it. */
export const editReport = (ctx: Context, id: string, { version, ...said }: EditReport): Promise<Report> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseMerged(ticket)
    await refuseStale(ctx, ticket, version)
    await writeAnew(ctx, ticket, said)
    return readReport(ctx, ticket.id)
  })

async function writeAnew(ctx: Context, ticket: TicketRow, said: Omit<EditReport, 'version'>): Promise<void> {
  await writeEdits(ctx, ticket, said)
  await makeReport(ctx, { ticket_id: ticket.id, cause: 'edited', author_id: ctx.actor.id })
}

async function refuseStale(ctx: Context, { id }: TicketRow, version: number | undefined): Promise<void> {
  const standing = (await storedReport(ctx, id))?.version ?? 0
  if (version === undefined || version === standing) return
  throw conflict(
    'report_changed',
    `The report has been changed since: it is version ${standing} now. Read it, then write again.`,
    [{ path: 'version', message: `is ${standing} now` }],
  )
}
