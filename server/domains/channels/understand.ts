import { z } from 'zod'
import { asSystem, type Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inSavepoint, inTransaction } from '../../platform/transaction.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import { firstTier, teamsOf } from '../framework/teams.ts'
import type { TicketRow } from '../tickets/access.ts'
import { updateTicket } from '../tickets/change-ticket.ts'
import { placeTickets } from '../tickets/commands.ts'
import { lockTicket } from '../tickets/receive.ts'

const again = defineJob('channels.understand', z.object({ ticket_id: z.string() }))

/** Step 5 of the door: make sense of new tickets. Should it fail, the messages stay, flagged, and it is tried again. */
export async function understand(ctx: Context, tickets: readonly TicketRow[]): Promise<void> {
  if (tickets.length === 0) return
  try {
    await inSavepoint(asSystem(ctx), (ctx) => place(ctx, tickets))
  } catch (error) {
    ctx.log.error({ err: error }, 'tickets could not be understood; they are filed and will be tried again')
    for (const { id } of tickets) await tryLater(ctx, id)
  }
}

async function tryLater(ctx: Context, ticket_id: string): Promise<void> {
  await updateTicket(ctx, ticket_id, { awaiting_understanding: true })
  await enqueue(ctx, again, { payload: { ticket_id }, key: `understand:${ticket_id}` })
}

/** Puts tickets into a team. Without a reason for another, that is the first tier. */
async function place(ctx: Context, tickets: readonly TicketRow[]): Promise<void> {
  const framework = await frameworkOf(ctx)
  const version = await frameworkVersion(ctx)
  const team = firstTier(framework)
  await placeTickets(
    ctx,
    tickets.map((ticket) => ({ ticket, team })),
  )
  const losers = teamsOf(framework)
    .filter(({ name }) => name !== team)
    .map(({ name }) => ({ option: name, reason: 'nothing in the ticket was read as asking for it' }))
  for (const { id, channel } of tickets) {
    decide(ctx, {
      subject_type: 'ticket',
      subject_id: id,
      kind: 'placement',
      rule: 'first_tier',
      inputs: { channel },
      result: { team },
      losers,
      version,
    })
  }
}

export const understandAgain = again.does((ctx, { ticket_id }) =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await lockTicket(ctx, ticket_id)
    // Somebody may have placed it, or put it into another one, meanwhile.
    if (ticket.team === null && ticket.merged_into === null) await place(ctx, [ticket])
    await updateTicket(ctx, ticket_id, { awaiting_understanding: false })
  }),
)
