import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Context, nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accountTypesOf } from '../customers/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { classifyTickets } from '../tickets/classify.ts'
import { StatusFollowed } from './events.ts'
import { explainTriages } from './explain.ts'
import { keepTriages, triagesOf } from './kept.ts'
import { facetsOf, withPriority } from './readings.ts'

/** Whose tickets: one customer's, or those of everybody at a company. */
const Whose = z.object({
  customer_id: z.string().optional(),
  company_id: z.string().optional(),
  /** Goes on behind this ticket. */
  after: z.string().optional(),
})
type Whose = z.infer<typeof Whose>

const job = defineJob('triage.follow_status', Whose)

/**
 * The customer's status may have changed: the priority of their open tickets follows, page by page. What goes by both is
 * told when all have.
 */
export const followStatus = (ctx: Context, whose: Whose): Promise<void> =>
  enqueue(ctx, job, {
    payload: whose,
    key: `follow_status:${whose.customer_id ?? whose.company_id}:${whose.after ?? ''}`,
  })

const PAGE = 200

export const followStatusPage = job.does((ctx, whose) =>
  inTransaction(ctx, async (ctx) => {
    const tickets = await openTicketsOf(ctx, whose)
    await followOf(ctx, tickets)
    if (tickets.length === PAGE) await followStatus(ctx, { ...whose, after: tickets.at(-1)!.id })
    else emit(ctx, StatusFollowed, { customer_id: whose.customer_id ?? null, company_id: whose.company_id ?? null })
  }),
)

const openTicketsOf = ({ db }: Context, { customer_id, company_id, after }: Whose): Promise<TicketRow[]> =>
  db
    .selectFrom('tickets')
    .selectAll('tickets')
    .where('status', 'not in', ['resolved', 'closed'])
    .where('merged_into', 'is', null)
    .$if(customer_id !== undefined, (query) => query.where('customer_id', '=', customer_id!))
    .$if(company_id !== undefined, (query) =>
      query.where('customer_id', 'in', (eb) =>
        eb.selectFrom('customers').select('id').where('company_id', '=', company_id!),
      ),
    )
    .$if(after !== undefined, (query) => query.where('tickets.id', '>', after!))
    .orderBy('tickets.id')
    .limit(PAGE)
    .forUpdate()
    .execute()

async function followOf(ctx: Context, tickets: readonly TicketRow[]): Promise<void> {
  if (tickets.length === 0) return
  const [framework, known, statuses] = [
    await frameworkOf(ctx),
    await triagesOf(ctx, tickets),
    await accountTypesOf(ctx, tickets),
  ]
  const at = nowText(ctx)
  const followed = tickets.flatMap((ticket) => {
    const before = known.get(ticket.id)
    // Set by hand just now, which is still to be noted: it stands.
    if (!before || before.readings.priority.value !== ticket.priority) return []
    const customer_status = statuses.get(ticket.customer_id) ?? 'free'
    const readings = withPriority(before.readings, { framework, customer_status, at })
    return isDeepStrictEqual(readings, before.readings) ? [] : [{ ...before, ticket, readings, at }]
  })
  await keepTriages(ctx, followed)
  const moved = followed.filter(({ ticket, readings }) => readings.priority.value !== ticket.priority)
  await classifyTickets(
    ctx,
    moved.map(({ ticket, readings }) => ({ ticket_id: ticket.id, ...facetsOf(readings), before: ticket.priority })),
  )
  await explainTriages(
    ctx,
    moved.map((one) => ({ ...one, rule: 'customer_status_changed' })),
  )
}
