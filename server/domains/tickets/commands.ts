import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import { schedule, unschedule } from '../../platform/due.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { permissionsOf } from '../auth/permissions.ts'
import { holdActiveUser } from '../auth/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { tierOf } from '../framework/teams.ts'
import { notify } from '../notifications/commands.ts'
import { accessTicket, type TicketRow } from './access.ts'
import { moveTo, refuseClosed, updateTicket } from './change-ticket.ts'
import { changeTickets } from './change-together.ts'
import type { Priority, Status, Ticket } from './contract.ts'
import { PriorityChanged, TagsChanged, TeamChanged, TicketAssigned, TicketRestricted, TicketSnoozed } from './events.ts'
import { type Given, keepAssignee, refuseFull } from './keep-assignee.ts'
import { getChangedTicket } from './queries.ts'
import { SNOOZE } from './snooze.ts'
import { statusAfterTouch } from './status.ts'
import { statusBeforeAssignment } from './undo-assignment.ts'

/** The shape of every change: get it locked, refuse a closed one, change it, return what it is now. */
const change = (ctx: Context, id: string, work: (ctx: Context, ticket: TicketRow) => Promise<void>): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    await work(ctx, ticket)
    return getChangedTicket(ctx, id)
  })

/** Gives a ticket to somebody, or to nobody. 409 `chat_limit_reached` when they have as many chats as they may. */
export const assignTicket = (ctx: Context, id: string, assigneeId: string | null) =>
  assignFor(ctx, id, { assignee_id: assigneeId })

interface Assignment {
  assignee_id: string | null
  reason?: string
  undo?: boolean
}

/** The same, where a lead may go beyond the limit for a `reason`, which is kept; or as the `undo` of one made just now. */
export const assignFor = (ctx: Context, id: string, { assignee_id, reason, undo }: Assignment) =>
  change(ctx, id, async (ctx, ticket) => {
    if (ticket.assignee_id === assignee_id) return
    const status = assignee_id
      ? statusAfterTouch(ticket.status as Status)
      : undo
        ? await statusBeforeAssignment(ctx, ticket)
        : (ticket.status as Status)
    if (assignee_id) await checkAssignee(ctx, { ...ticket, status }, { assignee_id, reason })
    await updateTicket(ctx, id, { assignee_id })
    emit(ctx, TicketAssigned, { ticket_id: id, assignee_id, before_id: ticket.assignee_id })
    await moveTo(ctx, { ...ticket, assignee_id }, status)
    await notify(ctx, [assignee_id], { kind: 'assigned', ticket_id: id })
  })

async function checkAssignee(ctx: Context, ticket: TicketRow, given: Given): Promise<void> {
  const user = await holdActiveUser(ctx, given.assignee_id)
  if (!user)
    throw invalid('Nobody active has this id, so the ticket was not assigned.', [
      { path: 'assignee_id', message: 'is not an active user' },
    ])
  if (!permissionsOf(user.role).includes('ticket.change'))
    throw invalid(`${user.name} reads tickets and may not change them, so the ticket was not assigned.`, [
      { path: 'assignee_id', message: `has the role ${user.role}, which does not change tickets` },
    ])
  await refuseFull(ctx, ticket, given)
}

export const changeStatus = (ctx: Context, id: string, status: Status) =>
  change(ctx, id, async (ctx, ticket) => {
    if (status === 'new')
      throw conflict('not_new_again', 'A ticket that was touched cannot become new again. Use "open".')
    if (status === 'escalated' && ticket.status !== 'escalated')
      throw conflict(
        'criterion_needed',
        'A ticket is handed up for a reason. Use PUT /tickets/{id}/escalation with a criterion of its tier.',
      )
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
    await keepAssignee(ctx, ticket, { snoozed_until })
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
