import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { decide } from '../../../platform/decisions.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { leadersOf } from '../../auth/queries.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { tierOf } from '../../framework/teams.ts'
import { notify } from '../../notifications/commands.ts'
import { accessTicket, type TicketRow } from '../../tickets/access.ts'
import { moveTo, refuseClosed, refuseMerged, updateTicket } from '../../tickets/change-ticket.ts'
import { placeInTeam } from '../../tickets/commands.ts'
import type { Status } from '../../tickets/contract.ts'
import { TicketAssigned } from '../../tickets/events.ts'
import { isOver, statusAfterTouch } from '../../tickets/status.ts'
import type { ReturnTicket, TierReturn } from '../contract.ts'
import { TicketReturned } from '../events.ts'
import { tierOfTicket, writeHandOverNote } from '../hand-up.ts'
import { personOf } from '../people.ts'

/** Gives a ticket back down a tier, with the reason as a note. Nobody there has it until somebody takes it. */
export const returnTicket = (ctx: Context, id: string, { to_tier, reason }: ReturnTicket): Promise<TierReturn> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    refuseMerged(ticket)
    if (isOver(ticket.status)) throw conflict('ticket_resolved', 'A resolved ticket has nobody to be given back to.')
    const from_tier = await tierOfTicket(ctx, ticket)
    const place = await placeBelow(ctx, ticket, { from_tier, to_tier })
    const note_id = await writeHandOverNote(ctx, ticket.id, reason)
    const return_id = await keep(ctx, ticket, { from_tier, ...place, note_id })
    await letGo(ctx, ticket, place.to_team)
    await explain(ctx, ticket, { return_id, from_tier, ...place })
    const leads = (await leadersOf(ctx, [place.to_team])).get(place.to_team)!
    await notify(ctx, leads, { kind: 'returned', ticket_id: ticket.id })
    return (await returnsOf(ctx, ticket.id)).find((one) => one.id === return_id)!
  })

interface Place {
  to_tier: string
  to_team: string
}

/** The tier it came from, else the one below; in the team that had it there, if any had. */
async function placeBelow(
  ctx: Context,
  { id }: TicketRow,
  { from_tier, to_tier }: { from_tier: string; to_tier: string | undefined },
): Promise<Place> {
  const framework = await frameworkOf(ctx)
  const tiers = Object.keys(framework.support_tiers)
  const below = tiers.slice(0, tiers.indexOf(from_tier))
  if (below.length === 0)
    throw conflict('lowest_tier', `${from_tier} is the lowest tier: there is none to give it back to.`)
  const came = await cameFrom(ctx, id, from_tier)
  const wanted = to_tier ?? (came?.from_tier && below.includes(came.from_tier) ? came.from_tier : below.at(-1)!)
  if (!below.includes(wanted))
    throw invalid(`A ticket is given back to a tier below its own: ${below.join(', ')}.`, [
      { path: 'to_tier', message: `is not one of: ${below.join(', ')}` },
    ])
  return { to_tier: wanted, to_team: teamIn(framework, wanted, came?.from_team ?? null) }
}

const teamIn = (framework: Framework, tier: string, team: string | null): string =>
  team !== null && tierOf(framework, team) === tier ? team : tier

const cameFrom = ({ db }: Context, ticketId: string, tier: string) =>
  db
    .selectFrom('escalations')
    .select(['from_tier', 'from_team'])
    .where('ticket_id', '=', ticketId)
    .where('to_tier', '=', tier)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

async function keep(
  ctx: Context,
  ticket: TicketRow,
  { note_id, from_tier, ...place }: Place & { note_id: string | null; from_tier: string },
): Promise<string> {
  const id = newId()
  const returned_by = ctx.actor.type === 'system' ? null : ctx.actor.id
  await ctx.db
    .insertInto('tier_returns')
    .values({ id, ticket_id: ticket.id, from_tier, ...place, note_id, returned_by, at: nowText(ctx) })
    .execute()
  emit(ctx, TicketReturned, { ticket_id: ticket.id, return_id: id, from_tier, to_tier: place.to_tier })
  return id
}

async function letGo(ctx: Context, ticket: TicketRow, team: string): Promise<void> {
  await placeInTeam(ctx, ticket, team)
  if (ticket.assignee_id) {
    await updateTicket(ctx, ticket.id, { assignee_id: null })
    emit(ctx, TicketAssigned, { ticket_id: ticket.id, assignee_id: null, before_id: ticket.assignee_id })
  }
  await moveTo(ctx, ticket, statusAfterTouch(ticket.status as Status))
}

async function explain(
  ctx: Context,
  ticket: TicketRow,
  { return_id, from_tier, to_tier, to_team }: Place & { return_id: string; from_tier: string },
): Promise<void> {
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'escalation', rule: 'returned' },
    inputs: { tier: from_tier, team: ticket.team, path: `support_tiers.${to_tier}.capabilities` },
    result: { return_id, tier: to_tier, team: to_team },
    version: await frameworkVersion(ctx),
  })
}

/** How often a ticket was given back, oldest first. */
export async function listReturns(ctx: Context, ticketId: string): Promise<TierReturn[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  return returnsOf(ctx, ticket.id)
}

export async function returnsOf({ db }: Context, ticketId: string): Promise<TierReturn[]> {
  const rows = await db
    .selectFrom('tier_returns as r')
    .leftJoin('messages as note', 'note.id', 'r.note_id')
    .leftJoin('users as by', 'by.id', 'r.returned_by')
    .select([
      'r.id',
      'r.from_tier',
      'r.to_tier',
      'r.to_team',
      'note.text as reason',
      'r.returned_by',
      'by.name',
      'r.at',
    ])
    .where('r.ticket_id', '=', ticketId)
    .orderBy('r.id')
    .execute()
  return rows.map(({ returned_by, name, ...row }) => ({ ...row, returned_by: personOf(returned_by, name) }))
}
