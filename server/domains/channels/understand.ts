import { z } from 'zod'
import { asSystem, type Context } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inSavepoint, inTransaction } from '../../platform/transaction.ts'
import { detectCriteria } from '../escalation/detection/detect-criteria.ts'
import { routeTickets } from '../routing/commands.ts'
import { refreshClocks } from '../sla/commands.ts'
import { updateTicket } from '../tickets/change-ticket.ts'
import { changingTogether } from '../tickets/change-together.ts'
import { TicketSplitOff } from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import { type Arrived, triageMessages, type Understood } from '../triage/commands.ts'

const again = defineJob(
  'channels.understand',
  z.object({
    ticket_id: z.string(),
    message_id: z.string().optional(),
    /** Whoever opened the ticket has said how urgent it is. */
    priority_given: z.boolean().default(false),
  }),
)

/**
 * Step 5 of the door: make sense of what came in: what it is about, under which clocks it runs, who is to help. Should it
 * fail, the messages stay, their tickets are flagged, and it is tried again.
 */
export async function understand(ctx: Context, arrived: readonly Arrived[]): Promise<void> {
  if (arrived.length === 0) return
  try {
    await inSavepoint(asSystem(ctx), (ctx) => makeSense(ctx, arrived))
  } catch (error) {
    ctx.log.error({ err: error }, 'messages could not be understood; they are filed and will be tried again')
    for (const one of arrived) await tryLater(ctx, one)
  }
}

async function makeSense(ctx: Context, arrived: readonly Arrived[]): Promise<void> {
  const understood: Understood[] = []
  await changingTogether(ctx, async () => {
    understood.push(...(await triageMessages(ctx, arrived)))
    await routeTickets(ctx, understood)
    // Which policy fits, and whose hours count, depends on the priority and the team.
    await refreshClocks(
      ctx,
      arrived.map(({ ticket }) => ticket.id),
    )
  })
  // What a tier hands up for depends on the tier, which has only now been written.
  await detectCriteria(
    ctx,
    arrived.map((one, index) => ({ ...one, understood: understood[index]! })),
  )
}

async function tryLater(ctx: Context, { ticket, message_id, priority_given }: Arrived): Promise<void> {
  await updateTicket(ctx, ticket.id, { awaiting_understanding: true })
  const payload = { ticket_id: ticket.id, message_id, priority_given }
  await enqueue(ctx, again, { payload, key: `understand:${message_id}` })
}

export const understandAgain = again.does((ctx, { ticket_id, message_id, priority_given }) =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await lockTicket(ctx, ticket_id)
    const message = await messageOf(ctx, ticket_id, message_id)
    // It may have been put into another ticket meanwhile.
    if (message && ticket.merged_into === null) await makeSense(ctx, [{ ticket, ...message, priority_given }])
    await updateTicket(ctx, ticket_id, { awaiting_understanding: false })
  }),
)

/** What was split off is a ticket of its own: it is read by itself, and has clocks of its own. */
export const understandSplit = on(TicketSplitOff, 'understand_split', (ctx, { data }) =>
  enqueue(ctx, again, {
    payload: { ticket_id: data.ticket_id, priority_given: false },
    key: `understand:${data.ticket_id}`,
  }),
)

/** The message, or the first one of its customer when none is named. */
async function messageOf(
  { db }: Context,
  ticketId: string,
  messageId: string | undefined,
): Promise<Omit<Arrived, 'ticket' | 'priority_given'> | null> {
  const row = await db
    .selectFrom('messages')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['messages.id', 'messages.new_text', 'messages.automatic', 'messages.position', 'tickets.subject'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'message')
    .$if(messageId !== undefined, (query) => query.where('messages.id', '=', messageId!))
    .orderBy('messages.position')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...{ message_id: row.id, subject: row.subject, text: row.new_text },
    ...{ by_a_person: row.automatic === 'none', opens: messageId === undefined || row.position === 1 },
  }
}
