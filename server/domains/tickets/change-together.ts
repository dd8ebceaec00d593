import { type Selectable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import type { TransactionState } from '../../platform/transaction.ts'

/** Columns of which several steps in a row each set some. */
const COLUMNS = [
  ...(['message_count', 'snippet', 'last_message_at', 'last_message_id'] as const),
  ...(['category', 'impact', 'urgency', 'emotion', 'complexity', 'language', 'priority'] as const),
  ...(['due_clock', 'due_at', 'risk_at', 'queue_class', 'queue_lead_seconds'] as const),
  ...(['team', 'tier', 'updated_at'] as const),
]
type Changes = Partial<Pick<Selectable<DB['tickets']>, (typeof COLUMNS)[number]>>

export interface TicketChange extends Changes {
  ticket_id: string
}

/** What a transaction has gathered so far, by ticket. */
type Gathered = Map<string, TicketChange>
const gathering = new WeakMap<TransactionState, Gathered>()

/**
 * Has the changes of the tickets that `work` makes by `changeTickets` written with one statement, as its last: a row with
 * a dozen indexes is then written once, and not by every step. Within another one it writes what that has gathered too;
 * should it fail, that stays gathered. `work` must not read from the table what it changes.
 */
export async function changingTogether<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const tx = ctx.tx
  if (!tx) throw new Error('changingTogether needs a transaction around it: wrap the caller in inTransaction.')
  const around = gathering.get(tx)
  const gathered: Gathered = new Map(around)
  gathering.set(tx, gathered)
  try {
    const result = await work()
    await write(ctx, [...gathered.values()])
    around?.clear()
    return result
  } finally {
    if (around) gathering.set(tx, around)
    else gathering.delete(tx)
  }
}

/** Changes tickets the caller holds locked, all with one statement: now, or with what else is being gathered. */
export async function changeTickets(ctx: Context, changes: readonly TicketChange[]): Promise<void> {
  const gathered = ctx.tx && gathering.get(ctx.tx)
  if (!gathered) return write(ctx, changes)
  for (const change of changes) gathered.set(change.ticket_id, { ...gathered.get(change.ticket_id), ...change })
}

/** What this transaction has gathered for a ticket and not written yet, for those who need to know it now. */
export const gatheredFor = (ctx: Context, ticketId: string): Changes => {
  const { ticket_id: _, ...changes } = (ctx.tx && gathering.get(ctx.tx)?.get(ticketId)) ?? { ticket_id: ticketId }
  return changes
}

/** Where a ticket without a running deadline stands: as if it were due so long after it was opened. */
const WITHOUT_DEADLINE_HOURS = 24

/** Place in the queue: its deadline, moved forward by the lead of its class. Everybody moves up as time passes. */
const queueAt = sql`
  coalesce(now.due_at, now.created_at + make_interval(hours => ${sql.lit(WITHOUT_DEADLINE_HOURS)}))
    - make_interval(secs => now.queue_lead_seconds)`
const moves = sql`given.changes ?| array['due_at', 'queue_lead_seconds']`
const assignments = sql.join(COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`changed.${column}`)}`))
const [before, after] = ['tickets', 'changed'].map((row) =>
  sql.join([...COLUMNS, 'queue_at'].map((column) => sql.ref(`${row}.${column}`))),
) as [ReturnType<typeof sql.join>, ReturnType<typeof sql.join>]

async function write({ db }: Context, changes: readonly TicketChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ ticket_id, ...changes }) => ({ ticket_id, changes }))
  // Said twice: how many rows JSON holds is unknown to the planner, which would read the whole table for them.
  const ids = rows.map(({ ticket_id }) => ticket_id)
  await sql`
    update tickets set ${assignments}, queue_at = changed.queue_at
    from (
      select now.id, ${sql.join(COLUMNS.map((column) => sql.ref(`now.${column}`)))},
        case when ${moves} then ${queueAt} else now.queue_at end as queue_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(ticket_id uuid, changes jsonb)
      join tickets as kept on kept.id = given.ticket_id
      cross join lateral jsonb_populate_record(kept, given.changes) as now
      where kept.id = any(${ids}::uuid[])) as changed
    where tickets.id = changed.id and (${before}) is distinct from (${after})`.execute(db)
}
