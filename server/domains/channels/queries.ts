import { expressionBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { env } from '../../platform/env.ts'
import { isId } from '../../platform/ids.ts'
import type { Measure } from '../../platform/metrics.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { withinReach } from '../tickets/access.ts'
import { type DeliveryState, OwnAutomatic } from '../tickets/contract.ts'
import type { Delivery, OutboxCounts, OutboxQuery } from './contract.ts'
import { WAITS } from './delivery/waiting.ts'

/** Outgoing messages of tickets the caller may see, newest first. */
export async function listOutbox(ctx: Context, { cursor, limit, state, message_id }: z.infer<typeof OutboxQuery>) {
  const before = readCursor(cursor, ['id'])
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .select([
      'deliveries.id',
      'deliveries.message_id',
      'messages.ticket_id',
      'tickets.case_id',
      'tickets.subject',
      'deliveries.channel',
    ])
    .select([
      'deliveries.recipients',
      'deliveries.state',
      'deliveries.detail',
      'deliveries.attempts',
      'deliveries.created_at',
      'deliveries.sent_at',
      'deliveries.send_at',
      'deliveries.reports',
      'customers.name as customer_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('due')
        .select((eb) => eb.fn.min('due.due_at').as('at'))
        .whereRef('due.subject_id', '=', 'deliveries.id')
        .where('due.kind', 'in', [WAITS.outage, WAITS.put_off])
        .as('next_try_at'),
    )
    .where(withinReach(ctx.actor, 'read'))
    .$if(state !== undefined, (query) => query.where('deliveries.state', 'in', state!.split(',')))
    .$if(message_id !== undefined, (query) => query.where(ofMessage(message_id!)))
    .$if(before !== undefined, (query) => query.where('deliveries.id', '<', before![0]))
    .orderBy('deliveries.id', 'desc')
    .limit(limit + 1)
    .execute()
  return { ...pageOfRows(rows as Delivery[], limit, ({ id }) => [id]), smtp_configured: env().SMTP_URL !== undefined }
}

const ofMessage = (message_id: string) => {
  const eb = expressionBuilder<DB, 'deliveries'>()
  return isId(message_id) ? eb('deliveries.message_id', '=', message_id) : eb.lit(false)
}

/** Counted up to this many: an exact count of a long list would cost more than the list. */
const COUNTED = 1_000

/** How many deliveries wait or have failed, and how many customers an answer has not reached, within the caller's reach. */
export async function countOutbox(ctx: Context): Promise<OutboxCounts> {
  const counted = (...states: DeliveryState[]) =>
    ctx.db
      .selectFrom(inStates(ctx, states).as('some'))
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
  const customers = ctx.db
    .selectFrom(inStates(ctx, ['failed', 'bounced']).where(isUnsettled).as('some'))
    .select((eb) => eb.cast<number>(eb.fn.count('customer_id').distinct(), 'integer').as('count'))
  const row = await ctx.db
    .selectNoFrom([
      counted('queued').as('queued'),
      counted('failed').as('failed'),
      counted('bounced').as('bounced'),
      customers.as('unreached'),
    ])
    .executeTakeFirstOrThrow()
  return { ...row, capped_at: COUNTED } as OutboxCounts
}

/** An answer that never arrived, and none after it did either. What the desk writes by itself is no answer. */
const isUnsettled = sql<SqlBool>`(
  messages.automatic <> all(${OwnAutomatic.options}) and not exists (
    select from messages as later join deliveries as delivery on delivery.message_id = later.id
    where later.ticket_id = messages.ticket_id and later.position > messages.position
      and later.automatic <> all(${OwnAutomatic.options})
      and delivery.sent_at is not null and delivery.state not in ('failed', 'bounced')))`

const inStates = (ctx: Context, states: DeliveryState[]) =>
  ctx.db
    .selectFrom('deliveries')
    .innerJoin('messages', 'messages.id', 'deliveries.message_id')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select('tickets.customer_id')
    .where('deliveries.state', 'in', states)
    .where(withinReach(ctx.actor, 'read'))
    .limit(COUNTED)

const byState =
  (table: 'mails' | 'deliveries') =>
  async ({ db }: Context) => {
    const rows = await db
      .selectFrom(table)
      .select((eb) => ['state', eb.cast<number>(eb.fn.countAll(), 'integer').as('value')])
      .groupBy('state')
      .execute()
    return rows
  }

const mailboxesInUse = ({ db }: Context) =>
  db
    .selectFrom('mailboxes')
    .innerJoin('channel_accounts', 'channel_accounts.id', 'mailboxes.account_id')
    .select((eb) => ['state', eb.cast<number>(eb.fn.countAll(), 'integer').as('value')])
    .where('archived_at', 'is', null)
    .groupBy('state')
    .execute()

export const measures: Measure[] = [
  { name: 'support_mails', help: 'Received mails by what became of them', read: byState('mails') },
  { name: 'support_mailboxes', help: 'Mailboxes we fetch from by state', read: mailboxesInUse },
  { name: 'support_deliveries', help: 'Outgoing messages by state', read: byState('deliveries') },
]
