import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { workerLock } from './abandoned-jobs.ts'
import type { Listener } from './listen.ts'

/** Jobs at work at the same time in one process. */
const CONCURRENCY = 6

/**
 * "0" means batches of one moment. What matters is the other code path it takes: without batches the queue never looks at
 * the outcome of noting a job as done or failed, and a database that goes away just then ends the whole process.
 */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/** How long a closing queue may take. Jobs it still runs then are given back and run again. */
const CLOSES_WITHIN_MS = 3_000

/** The queue from one start to its end: it ends by itself when the database goes away. */
export interface Shift {
  over: Promise<void>
  stop(): Promise<void>
}

export async function startShift(
  listener: Listener,
  queue: { pgPool: pg.Pool; taskList: TaskList; logger: Logger },
): Promise<Shift> {
  const events: WorkerEvents = new EventEmitter()
  let lock = ''
  const closing = Promise.withResolvers<void>()
  events.on('pool:gracefulShutdown', () => closing.resolve())
  // Jobs carry the id of the pool that took them, not of the worker in it.
  events.on('pool:create', ({ workerPool }) => {
    lock = workerLock(workerPool.id)
    void listener.hold(lock)
  })
  const runner = await run({
    ...queue,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 2_000,
    events,
    preset,
  })
  // When the database died under it, the queue closes but at times never says that it is closed. It takes no job any more
  // from the first moment of closing, so another shift may begin.
  const givenUp = closing.promise.then(() => sleep(CLOSES_WITHIN_MS, undefined, { ref: false }))
  const over = Promise.race([runner.promise.catch(() => {}), givenUp]).then(() => listener.letGo(lock))
  return { over, stop: () => Promise.race([runner.stop().catch(() => {}), over]) }
}
