import { setTimeout as sleep } from 'node:timers/promises'
import { runOnce, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import type pg from 'pg'
import { watchAbandonedJobs } from './abandoned-jobs.ts'
import { refreshClock } from './clock.ts'
import type { Context } from './context.ts'
import { asSystem } from './context.ts'
import type { StoredEvent } from './events.ts'
import type { Job } from './jobs.ts'
import type { Listener } from './listen.ts'
import { allJobs, reactionNamed } from './registry.ts'
import { inTransaction } from './transaction.ts'
import { type Shift, startShift } from './worker-shift.ts'

/** The queue logs every job; only its failures are worth a line, and those are logged where they are caught. */
const quiet = new WorkerLogger(() => () => {})

const RESTART_AFTER_MS = 500

interface Worker {
  /** Whether jobs are being worked off right now. */
  isRunning(): boolean
  stop(): Promise<void>
}

/** Works off jobs until it is stopped. The queue gives up when the database goes away; it is started again until it is back. */
export async function startWorker(ctx: Context, pool: pg.Pool, listener: Listener): Promise<Worker> {
  const start = () => startShift(listener, { pgPool: pool, taskList: taskList(ctx), logger: quiet })
  let stopping = false
  let current: Shift | undefined = await start()
  const ended = (async () => {
    for (;;) {
      await current?.over
      current = undefined
      if (stopping) return
      ctx.log.warn('the job queue has stopped; starting it again')
      await sleep(RESTART_AFTER_MS)
      current = stopping ? undefined : await start().catch(() => undefined)
      // The stop may have come while the queue was starting: then nobody else would end this shift.
      if (stopping) await current?.stop()
    }
  })()
  const stopWatching = watchAbandonedJobs(ctx)
  return {
    isRunning: () => current !== undefined,
    stop: async () => {
      stopping = true
      await stopWatching()
      await current?.stop()
      await ended
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
