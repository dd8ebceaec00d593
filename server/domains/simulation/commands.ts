import { type Context, nowText } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { NewSimulation, SimulationState, SimulationWithReport } from './contract.ts'
import { SimulationEnded, SimulationRequested } from './events.ts'
import { getSimulation } from './queries.ts'
import { refuseUnknownTeams } from './replay/worlds.ts'
import { running } from './running.ts'

/** How many may wait or run: each keeps a processor busy for half a minute. */
const MOST_UNFINISHED = 3

/** Asks for a simulation. 422 with path and line when the text cannot be used, 409 `simulations_busy` when some wait already. */
export const requestSimulation = (ctx: Context, asked: NewSimulation): Promise<SimulationWithReport> =>
  inTransaction(ctx, async (ctx) => {
    await refuseUnknownTeams(ctx, asked)
    await refuseCrowd(ctx)
    const { text, days, seed, agents } = asked
    const id = newId()
    await ctx.db
      .insertInto('simulations')
      .values({
        ...{ id, text, days, seed, created_at: nowText(ctx), created_by: ctx.actor.id },
        agents: agents ? JSON.stringify(agents) : null,
      })
      .execute()
    emit(ctx, SimulationRequested, { simulation_id: id, days })
    await enqueue(ctx, { kind: running }, { payload: { id }, key: `simulation.run:${id}` })
    return getSimulation(ctx, id)
  })

async function refuseCrowd({ db }: Context): Promise<void> {
  const unfinished = await db
    .selectFrom('simulations')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .limit(MOST_UNFINISHED)
    .execute()
  if (unfinished.length < MOST_UNFINISHED) return
  throw conflict(
    'simulations_busy',
    `${MOST_UNFINISHED} simulations wait or run already. Try again when one of them has ended.`,
  )
}

/** Stops a simulation that waits or runs; one that has ended stays as it is. */
export const cancelSimulation = async (ctx: Context, id: string): Promise<SimulationWithReport> => {
  await endSimulation(ctx, id, { state: 'cancelled' })
  return getSimulation(ctx, id)
}

interface End {
  state: Extract<SimulationState, 'done' | 'failed' | 'cancelled'>
  report?: string
  error?: string
}

/** False when it had ended before. */
export const endSimulation = (ctx: Context, id: string, { state, report, error }: End): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .updateTable('simulations')
      .set({ state, ended_at: nowText(ctx), report: report ?? null, error: error ?? null })
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .returning('id')
      .executeTakeFirst()
    if (ended) emit(ctx, SimulationEnded, { simulation_id: id, state })
    return ended !== undefined
  })

/** What has been looked at for as long as this is forgotten. */
const KEPT_DAYS = 90

export async function forgetOldSimulations(ctx: Context): Promise<void> {
  const before = ctx
    .now()
    .subtract({ hours: KEPT_DAYS * 24 })
    .toString({ fractionalSecondDigits: 3 })
  await ctx.db.deleteFrom('simulations').where('ended_at', '<', before).execute()
}
