import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { newId, newSecret } from '../../../platform/ids.ts'
import { fingerprint } from '../../../platform/secrets.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { AccountType } from '../../customers/contract.ts'
import { getCustomer } from '../../customers/queries.ts'
import { accessTicket } from '../../tickets/access.ts'
import { accessTroubleshooter, type TroubleshooterRow } from '../access.ts'
import type { Device } from '../contract.ts'
import { RunEnded, RunStarted } from '../events.ts'
import { contentOf } from '../queries.ts'
import { walk } from '../tree/walk.ts'
import type { Run, StartRun } from './contract.ts'
import { readRun } from './read-run.ts'
import { keepWay, stateOf, walkerOf } from './standing.ts'
import { triedBefore } from './tried-before.ts'

/** An agent begins to walk it: for a ticket, for a customer, or to see how it goes. The published version, else the newest. */
export const startRun = (ctx: Context, named: string, given: StartRun): Promise<Run> =>
  inTransaction(ctx, async (ctx) => {
    const row = await accessTroubleshooter(ctx, named, 'read')
    const ticket = given.ticket_id ? await accessTicket(ctx, given.ticket_id, 'read') : null
    const customer_id = ticket?.customer_id ?? given.customer_id ?? null
    const customer = customer_id ? await getCustomer(ctx, customer_id) : null
    const id = await keepRun(ctx, {
      row,
      version: row.published_version ?? row.version,
      language: given.language ?? ticket?.language?.slice(0, 2) ?? 'en',
      account_type: given.plan === undefined ? (customer?.account_type ?? null) : given.plan,
      device: given.device ?? null,
      ...{ user_id: ctx.actor.id, customer_id, ticket_id: ticket?.id ?? null, token: null },
    })
    return readRun(ctx, id)
  })

/** Somebody who is known by nothing but the link they walk by, or who is signed in. */
export interface Visitor {
  language: string
  account_type: AccountType | null
  device: Device | null
  customer_id: string | null
  /** The run they have just ended, and begin anew. */
  after_run_id?: string | undefined
}

/** A customer begins to walk a published one. The token is all that leads back to the run; it is not kept. */
export const startRunOf = (ctx: Context, row: TroubleshooterRow, visitor: Visitor): Promise<{ token: string }> =>
  inTransaction(ctx, async (ctx) => {
    if (row.published_version === null) throw notFound('troubleshooter')
    const token = newSecret()
    await keepRun(ctx, { row, version: row.published_version, ...visitor, user_id: null, ticket_id: null, token })
    return { token }
  })

interface NewRun extends Visitor {
  row: TroubleshooterRow
  version: number
  user_id: string | null
  ticket_id: string | null
  token: string | null
}

async function keepRun(ctx: Context, run: NewRun): Promise<string> {
  const { row, version, token, after_run_id, ticket_id, ...about } = run
  const content = await contentOf(ctx, row.id, version)
  const language = content.languages.includes(run.language) ? run.language : (content.languages[0] ?? 'en')
  const whose = { troubleshooter_id: row.id, customer_id: run.customer_id, after_run_id }
  const tried = await triedBefore(ctx, whose, content.decision_tree)
  const way = walk(content.decision_tree, walkerOf({ ...about, tried }), [])
  const [id, at, state] = [newId(), nowText(ctx), stateOf(way)]
  await ctx.db
    .insertInto('troubleshooter_runs')
    .values({
      ...{ id, troubleshooter_id: row.id, version, ...about, language, tried, state, ticket_id },
      for_ticket: ticket_id !== null,
      token_hash: token && fingerprint(token),
      ...{ started_at: at, updated_at: at, ended_at: state === 'open' ? null : at },
    })
    .execute()
  await keepWay(ctx, id, { way, position: -1 })
  emit(ctx, RunStarted, { troubleshooter_id: row.id, run_id: id })
  if (state !== 'open') emit(ctx, RunEnded, { troubleshooter_id: row.id, run_id: id, state })
  return id
}
