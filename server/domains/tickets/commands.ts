import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import { schedule, unschedule } from '../../platform/due.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { ask } from '../../platform/questions.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { activeUsers } from '../auth/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { tierOf } from '../framework/teams.ts'
import { notify } from '../notifications/commands.ts'
import { accessTicket, type TicketRow } from './access.ts'
import { moveTo, refuseClosed, updateTicket } from './change-ticket.ts'
import { changeTickets } from './change-together.ts'
import type { Priority, Status, Ticket } from './contract.ts'
import { PriorityChanged, TagsChanged, TeamChanged, TicketAssigned, TicketRestricted, TicketSnoozed } from './events.ts'
import { getChangedTicket } from './queries.ts'
import { TicketMayAssign } from './questions.ts'
import { SNOOZE } from './snooze.ts'
import { statusAfterTouch } from './status.ts'

/** The shape of every change: get it locked, refuse a closed one, change it, return what it is now. */
const change = (ctx: Context, id: string, work: (ctx: Context, ticket: TicketRow) => Promise<void>): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    await work(ctx, ticket)
    return getChangedTicket(ctx, id)
  })

export const assignTicket = (ctx: Context, id: string, assigneeId: string | null) =>
  change(ctx, id, async (ctx, ticket) => {
    if (ticket.assignee_id === assigneeId) return
    if (assigneeId) await checkAssignee(ctx, ticket, assigneeId)
    const status = assigneeId ? statusAfterTouch(ticket.status as Status) : (ticket.status as Status)
    await updateTicket(ctx, id, { assignee_id: assigneeId })
    emit(ctx, TicketAssigned, { ticket_id: id, assignee_id: assigneeId, before_id: ticket.assignee_id })
    await moveTo(ctx, ticket, status)
    await notify(ctx, [assigneeId], { kind: 'assigned', ticket_id: id })
  })

async function checkAssignee(ctx: Context, ticket: TicketRow, assigneeId: string): Promise<void> {
  const [user] = await activeUsers(ctx, [assigneeId])
  if (!user)
    throw invalid('Nobody active has this id, so the ticket was not assigned.', [
      { path: 'assignee_id', message: 'is not an active user' },
    ])
  await ask(ctx, TicketMayAssign, { ticket, assignee_id: assigneeId })
}

export const changeStatus = (ctx: Context, id: string, status: Status) =>
  change(ctx, id, async (ctx, ticket) => {
    if (status === 'new')
      throw conflict('not_new_again', 'A ticket that was touched cannot become new again. Use "open".')
    await moveTo(ctx, ticket, status)
  })

export const changePriority = (ctx: Context, id: string, priority: Priority) =>
  change(ctx, id, async (ctx, ticket) => {
    if (ticket.priority === priority) return
    await updateTicket(ctx, id, { priority })
    emit(ctx, PriorityChanged, { ticket_id: id, priority, before: ticket.priority as Priority })
  })

export const changeTags = (ctx: Context, id: string, tags: string[]) =>
  change(ctx, id, async (ctx, ticket) => {
    const wanted = [...new Set(tags.map((tag) => tag.toLowerCase()))]
    const added = wanted.filter((tag) => !ticket.tags.includes(tag)).length
    const removed = ticket.tags.filter((tag) => !wanted.includes(tag)).length
    if (added + removed === 0) return
    await updateTicket(ctx, id, { tags: wanted })
    emit(ctx, TagsChanged, { ticket_id: id, added, removed })
  })

export const changeTeam = (ctx: Context, id: string, team: string) =>
  change(ctx, id, (ctx, ticket) => placeInTeam(ctx, ticket, team))

/** Puts a ticket the caller holds locked into a team of the framework, and so into that team's tier. */
export const placeInTeam = (ctx: Context, ticket: TicketRow, team: string) => placeTickets(ctx, [{ ticket, team }])

/** The same for several tickets with one statement. */
export async function placeTickets(
  ctx: Context,
  placed: readonly { ticket: Pick<TicketRow, 'id' | 'team'>; team: string }[],
): Promise<void> {
  const framework = await frameworkOf(ctx)
  const moved = placed
    .filter(({ ticket, team }) => ticket.team !== team)
    .map(({ ticket, team }) => ({
      ticket_id: ticket.id,
      before: ticket.team,
      team,
      tier: known(tierOf(framework, team), team),
    }))
  const updated_at = nowText(ctx)
  await changeTickets(
    ctx,
    moved.map(({ ticket_id, team, tier }) => ({ ticket_id, team, tier, updated_at })),
  )
  for (const change of moved) emit(ctx, TeamChanged, change)
}

function known(tier: string | null, team: string): string {
  if (tier) return tier
  throw invalid(`The framework has no team "${team}".`, [{ path: 'team', message: 'is not a team of the framework' }])
}

export const snoozeTicket = (ctx: Context, id: string, until: string | null) =>
  change(ctx, id, async (ctx, ticket) => {
    if (until === ticket.snoozed_until) return
    const wakes = until ? Temporal.Instant.from(until) : null
    if (wakes && Temporal.Instant.compare(wakes, ctx.now()) <= 0) {
      throw invalid('A ticket can only be put aside until a moment in the future.', [
        { path: 'until', message: 'lies in the past' },
      ])
    }
    const snoozed_until = wakes ? instantText(wakes) : null
    await updateTicket(ctx, id, { snoozed_until })
    if (wakes) await schedule(ctx, SNOOZE, { subject_id: id, due_at: wakes })
    else await unschedule(ctx, SNOOZE, id)
    emit(ctx, TicketSnoozed, { ticket_id: id, until: snoozed_until })
  })

/** Narrows a ticket to its assignee, leads, managers and administrators, or opens it again. */
export const restrictTicket = (ctx: Context, id: string, restricted: boolean) =>
  change(ctx, id, async (ctx, ticket) => {
    if (ticket.restricted === restricted) return
    await updateTicket(ctx, id, { restricted })
    emit(ctx, TicketRestricted, { ticket_id: id, restricted })
  })
