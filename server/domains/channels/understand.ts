import { z } from 'zod'
import { asSystem, type Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inSavepoint, inTransaction } from '../../platform/transaction.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import { firstTier, teamsOf } from '../framework/teams.ts'
import { updateTicket } from '../tickets/change-ticket.ts'
import { placeInTeam } from '../tickets/commands.ts'
import { lockTicket } from '../tickets/receive.ts'

const again = defineJob('channels.understand', z.object({ ticket_id: z.string() }))

/** Step 5 of the door: make sense of a new ticket. Should it fail, the message stays, is flagged and tried again. */
export async function understand(ctx: Context, ticketId: string): Promise<void> {
  try {
    await inSavepoint(asSystem(ctx), (ctx) => place(ctx, ticketId))
  } catch (error) {
    ctx.log.error(
      { ticket_id: ticketId, err: error },
      'a ticket could not be understood; it is filed and will be tried again',
    )
    await updateTicket(ctx, ticketId, { awaiting_understanding: true })
    await enqueue(ctx, again, { payload: { ticket_id: ticketId }, key: `understand:${ticketId}` })
  }
}

/** Puts the ticket into a team. Without a reason for another, that is the first tier. */
async function place(ctx: Context, ticketId: string): Promise<void> {
  const [framework, ticket] = [await frameworkOf(ctx), await lockTicket(ctx, ticketId)]
  const team = firstTier(framework)
  await placeInTeam(ctx, ticket, team)
  await decide(ctx, {
    subject_type: 'ticket',
    subject_id: ticketId,
    kind: 'placement',
    rule: 'first_tier',
    inputs: { channel: ticket.channel },
    result: { team },
    losers: teamsOf(framework)
      .filter(({ name }) => name !== team)
      .map(({ name }) => ({ option: name, reason: 'nothing in the ticket was read as asking for it' })),
    version: await frameworkVersion(ctx),
  })
}

export const understandAgain = again.does((ctx, { ticket_id }) =>
  inTransaction(ctx, async (ctx) => {
    await place(ctx, ticket_id)
    await updateTicket(ctx, ticket_id, { awaiting_understanding: false })
  }),
)
