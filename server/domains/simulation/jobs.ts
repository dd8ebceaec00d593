import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../platform/context.ts'
import { AppError, unavailable } from '../../platform/errors.ts'
import { turnstile } from '../../platform/turnstile.ts'
import { endSimulation } from './commands.ts'
import type { NewSimulation } from './contract.ts'
import { runs } from './running.ts'
import { simulate } from './simulate.ts'

/** One at a time on a node: it takes a connection and most of a processor. */
const inTurn = turnstile({
  ...{ most_at_once: 1, most_waiting: 10, longest_wait_ms: 15 * 60_000 },
  tooBusy: () => unavailable('simulations_busy', 'Other simulations have kept this one waiting for too long.'),
})

export const runSimulation = runs(async (ctx, { id }) => {
  try {
    await inTurn(() => run(ctx, id))
  } catch (error) {
    if (!(error instanceof AppError)) ctx.log.warn({ simulation: id, err: error }, 'a simulation failed')
    await endSimulation(ctx, id, { state: 'failed', error: error instanceof AppError ? error.message : UNEXPECTED })
  }
})

const UNEXPECTED = 'Something unexpected happened; the log says what.'

async function run(ctx: Context, id: string): Promise<void> {
  const asked = await begin(ctx, id)
  if (!asked) return
  const [over, cancelled] = [new AbortController(), new AbortController()]
  const far = { replayed: 0, tickets: 0 }
  const watch = tellHowFar(ctx, { id, far, over: over.signal, cancelled })
  try {
    const report = await simulate(ctx, asked, {
      signal: cancelled.signal,
      progress: (replayed, tickets) => Object.assign(far, { replayed, tickets }),
    })
    await endSimulation(ctx, id, { state: 'done', report: JSON.stringify(report) })
  } catch (error) {
    if (!cancelled.signal.aborted) throw error
  } finally {
    over.abort()
    await watch
  }
}

/** Undefined when it was cancelled meanwhile. One that a node left behind when it died begins again. */
async function begin({ db }: Context, id: string): Promise<NewSimulation | undefined> {
  const row = await db
    .updateTable('simulations')
    .set({ state: 'running', replayed: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning(['text', 'days', 'seed', 'agents'])
    .executeTakeFirst()
  return row && { ...row, agents: (row.agents as NewSimulation['agents'] | null) ?? undefined }
}

const EVERY_MS = 500

interface Telling {
  id: string
  far: { replayed: number; tickets: number }
  over: AbortSignal
  cancelled: AbortController
}

/** Writes down how far it is, and looks whether anybody, on any node, wants it no more. */
async function tellHowFar({ db, log }: Context, { id, far, over, cancelled }: Telling): Promise<void> {
  while (!over.aborted) {
    const row = await db
      .updateTable('simulations')
      .set({ ...far })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst()
      .catch((error: unknown) => {
        log.warn({ simulation: id, err: error }, 'the progress of a simulation could not be noted')
        return { id }
      })
    if (!row) return cancelled.abort()
    await sleep(EVERY_MS, undefined, { signal: over }).catch(() => {})
  }
}
