import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import type { StoppedBy } from './contract.ts'

/** Automations that may follow from each other's deeds, one after the other. */
export const LONGEST_CHAIN = 5
/** Times one automation acts on one ticket within an hour. */
export const RUNS_PER_HOUR = 10
/** Messages automations write to the customer of one ticket within a day: a program that answers must not keep them going. */
export const REPLIES_PER_DAY = 5

export interface Starting {
  automation: string
  ticket_id: string
  /** Automations whose deeds led here, the first one first. */
  chain: readonly string[]
}

/** Why an automation may not run now, or null. Looked up only when chains alone do not say. The ticket is held locked. */
export async function stopOf(ctx: Context, starting: Starting): Promise<StoppedBy | null> {
  return stopByChain(starting) ?? ((await runsLately(ctx, starting)) >= RUNS_PER_HOUR ? 'too_often' : null)
}

/** No automation starts itself again by what it did, however many others stand between, and chains end. */
export function stopByChain({ automation, chain }: Pick<Starting, 'automation' | 'chain'>): StoppedBy | null {
  if (chain.includes(automation)) return 'itself'
  return chain.length >= LONGEST_CHAIN ? 'too_deep' : null
}

async function runsLately({ db, now }: Context, { automation, ticket_id }: Starting): Promise<number> {
  const { count } = await db
    .selectFrom('automation_runs')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('ticket_id', '=', ticket_id)
    .where('automation', '=', automation)
    .where('outcome', '<>', 'stopped')
    .where('at', '>', instantText(now().subtract({ hours: 1 })))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The automations that led to an event: those of the run in whose transaction it was told. A person's event: none. */
export async function chainOf(
  { db }: Context,
  { authorized_by, ticket_id, xid }: { authorized_by: string | null; ticket_id: string; xid: string },
): Promise<string[]> {
  if (!authorized_by?.startsWith(AUTHORITY)) return []
  const run = await db
    .selectFrom('automation_runs')
    .select('chain')
    .where('ticket_id', '=', ticket_id)
    .where('automation', '=', authorized_by.slice(AUTHORITY.length))
    .where(sql<boolean>`xid = ${xid}::xid8`)
    .executeTakeFirst()
  return run?.chain ?? []
}

/** How an automation's deeds are marked in events. */
export const AUTHORITY = 'automation:'
