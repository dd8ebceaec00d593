import { EventEmitter } from 'node:events'
import { type Runner, run, runOnce, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import type pg from 'pg'
import { watchAbandonedJobs, workerLock } from './abandoned-jobs.ts'
import { refreshClock } from './clock.ts'
import type { Context } from './context.ts'
import { asSystem } from './context.ts'
import type { StoredEvent } from './events.ts'
import type { Job } from './jobs.ts'
import type { Listener } from './listen.ts'
import { allJobs, reactionNamed } from './registry.ts'
import { inTransaction } from './transaction.ts'

/** Jobs at work at the same time in one process. */
const CONCURRENCY = 6

/** The queue logs every job; only its failures are worth a line, and those are logged where they are caught. */
const quiet = new WorkerLogger(() => () => {})

interface Worker {
  runner: Runner
  stop(): Promise<void>
}

export async function startWorker(ctx: Context, pool: pg.Pool, listener: Listener): Promise<Worker> {
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => listener.hold(workerLock(worker.workerId)))
  const runner = await run({
    pgPool: pool,
    taskList: taskList(ctx),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: quiet,
    pollInterval: 2_000,
    events,
  })
  const stopWatching = watchAbandonedJobs(ctx)
  return {
    runner,
    stop: async () => {
      await stopWatching()
      await runner.stop().catch(() => {})
    },
  }
}

/** Works off everything that is ready now and returns. For tests and the test clock. */
export const workOff = (ctx: Context, pool: pg.Pool): Promise<void> =>
  runOnce({ pgPool: pool, taskList: taskList(ctx), noHandleSignals: true, logger: quiet })

function taskList(ctx: Context): TaskList {
  const system = asSystem(ctx)
  const tasks: TaskList = { reaction: (payload) => logged(ctx, 'reaction', () => runReaction(system, payload)) }
  for (const job of allJobs()) tasks[job.name] = (payload) => logged(ctx, job.name, () => runJob(system, job, payload))
  return tasks
}

async function logged(ctx: Context, task: string, work: () => Promise<void>): Promise<void> {
  try {
    await refreshClock(ctx.db)
    await work()
  } catch (error) {
    ctx.log.warn({ task, err: error }, 'a job failed and will be tried again')
    throw error
  }
}

const runJob = (ctx: Context, job: Job, payload: unknown): Promise<void> => job.run(ctx, job.payload.parse(payload))

async function runReaction(ctx: Context, payload: unknown): Promise<void> {
  const { event_id, reaction } = payload as { event_id: string; reaction: string }
  const listener = reactionNamed(reaction)
  if (!listener) throw new Error(`No domain has a reaction "${reaction}": was it renamed while jobs were waiting?`)
  await inTransaction(ctx, async (ctx) => {
    const event = await ctx.db
      .selectFrom('events')
      .select(['id', 'name', 'at', 'actor_type', 'actor_id', 'ticket_id', 'data'])
      .where('id', '=', event_id)
      .executeTakeFirstOrThrow()
    await listener.react(ctx, event as StoredEvent)
  })
}
