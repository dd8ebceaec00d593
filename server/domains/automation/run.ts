import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { frameworkVersion } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import type { Cause } from './causes.ts'
import type { DeedDone, RunOutcome, StoppedBy } from './contract.ts'
import { carryOut, type Deed, inNameOf } from './deeds.ts'
import { AutomationRan } from './events.ts'
import { AUTHORITY, stopOf } from './guard.ts'
import { callWebhooks } from './webhooks/queue.ts'

export interface Placed {
  automation: Framework['automations'][number]
  /** Its place in the list, as the framework's paths have it. */
  index: number
}

export const pathOf = (index: number): string => `automations.${index}`

/** Whether this cause has made the automation act before. The ticket is held locked, so the answer stands. */
export async function hasRun({ db }: Context, name: string, { ticket_id, key }: Cause): Promise<boolean> {
  const run = await db
    .selectFrom('automation_runs')
    .select('id')
    .where('ticket_id', '=', ticket_id)
    .where('automation', '=', name)
    .where('cause', '=', key)
    .executeTakeFirst()
  return run !== undefined
}

/**
 * Carries out all an automation does to one ticket, in the caller's transaction and with a record of it. The caller holds
 * the ticket locked and has looked whether the conditions are met and the cause is new.
 */
export async function run(ctx: Context, { automation, index }: Placed, cause: Cause): Promise<void> {
  const { name } = automation
  const stopped_by = await stopOf(ctx, { automation: name, ticket_id: cause.ticket_id, chain: cause.chain })
  const deeds = stopped_by ? [] : await carryOutAll(inNameOf(ctx, `${AUTHORITY}${name}`), cause, automation.do)
  const run = { id: newId(), name, path: pathOf(index), deeds, stopped_by, outcome: outcomeOf(deeds, stopped_by) }
  await keepRun(ctx, run, cause)
  if (!stopped_by) await callWebhooks(ctx, { run_id: run.id, ticket_id: cause.ticket_id, urls: urlsIn(automation.do) })
  await tell(ctx, run, cause)
}

async function carryOutAll(ctx: Context, cause: Cause, deeds: readonly Deed[]): Promise<DeedDone[]> {
  const done: DeedDone[] = []
  // One after the other: each finds the ticket as the one before has left it.
  for (const deed of deeds) done.push(await carryOut(ctx, cause.ticket_id, deed))
  return done
}

const urlsIn = (deeds: readonly Deed[]): string[] => deeds.flatMap((deed) => ('webhook' in deed ? [deed.webhook] : []))

function outcomeOf(deeds: readonly DeedDone[], stopped: StoppedBy | null): RunOutcome {
  if (stopped) return 'stopped'
  const refused = deeds.filter(({ outcome }) => outcome === 'refused').length
  return refused === 0 ? 'done' : refused === deeds.length ? 'refused' : 'partly'
}

interface Ran {
  id: string
  name: string
  path: string
  deeds: DeedDone[]
  stopped_by: StoppedBy | null
  outcome: RunOutcome
}

const keepRun = async (ctx: Context, { id, name, path, deeds, stopped_by, outcome }: Ran, cause: Cause) =>
  ctx.db
    .insertInto('automation_runs')
    .values({
      ...{ id, automation: name, path, outcome, stopped_by, deeds: JSON.stringify(deeds) },
      ...{ ticket_id: cause.ticket_id, trigger: cause.trigger, cause: cause.key, cause_event_id: cause.event_id },
      chain: sql<string[]>`${[...cause.chain, name]}::text[]`,
      version: await frameworkVersion(ctx),
      at: nowText(ctx),
    })
    .execute()

/** In the ticket's history by the event, in its "why" by the decision. */
async function tell(ctx: Context, { id, name, path, deeds, stopped_by, outcome }: Ran, cause: Cause): Promise<void> {
  const refused = deeds.filter((deed) => deed.outcome === 'refused')
  emit(inNameOf(ctx, `${AUTHORITY}${name}`), AutomationRan, {
    ...{ ticket_id: cause.ticket_id, run_id: id, automation: name, outcome },
    ...{ done: deeds.filter((deed) => deed.outcome === 'done').length, refused: refused.length },
  })
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: cause.ticket_id, kind: 'automation', rule: name },
    inputs: { path, trigger: cause.trigger, cause: cause.key, chain: [...cause.chain] },
    result: { run_id: id, outcome, stopped_by, did: deeds.filter(isDone).map(({ deed }) => deed) },
    losers: refused.map(({ deed, reason }) => ({ option: deed, reason: reason ?? '' })),
    version: await frameworkVersion(ctx),
  })
}

const isDone = ({ outcome }: DeedDone): boolean => outcome === 'done'
