import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

interface ThreadOptions {
  /** A module that posts one message once it is loaded, and then one answer per message it gets. */
  file: URL
  /** How long one task may take before its thread is ended, in milliseconds. */
  task_limit_ms: number
  /** How long a thread without work is kept, in milliseconds. */
  idle_ms: number
}

/** Old-generation heap of a thread, in MiB: a task that needs more ends its thread, not the process. */
const MEMORY_MB = 384
const START_LIMIT_MS = 30_000

/** The thread could not be started: nothing is said about the task, which may be tried again. */
export class ThreadUnavailable extends Error {}

/**
 * A thread for work that may be slow or deadly, started at the first task and ended when idle, so that its memory returns.
 * Tasks take turns. One that takes too long, or ends the thread, yields null; the next one gets a new thread.
 */
export function oneThread<Task, Answer>(options: ThreadOptions): (task: Task) => Promise<Answer | null> {
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function run(task: Task): Promise<Answer | null> {
    clearTimeout(idle)
    const worker = thread ?? (await newThread())
    // The process may not end under a task, but need not stay for an idle thread.
    worker.ref()
    try {
      const answered = once(worker, 'message', { signal: AbortSignal.timeout(options.task_limit_ms) })
      worker.postMessage(task)
      return (await answered)[0] as Answer | null
    } catch {
      await endThread()
      return null
    } finally {
      worker.unref()
      idle = setTimeout(() => void endThread(), options.idle_ms).unref()
    }
  }

  async function newThread(): Promise<Worker> {
    const worker = await startThread(options.file)
    thread = worker
    worker.once('exit', () => {
      if (thread === worker) thread = undefined
    })
    return worker
  }

  async function endThread(): Promise<void> {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }

  return (task) => {
    const mine = turn.then(() => run(task))
    turn = mine.catch(() => {})
    return mine
  }
}

/** It gets neither our flags nor our environment: what it works on comes from strangers. */
async function startThread(file: URL): Promise<Worker> {
  const worker = new Worker(file, { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
  // Without a listener, a thread that fails would take the process along.
  worker.on('error', () => {})
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(START_LIMIT_MS) })
    return worker
  } catch (cause) {
    await worker.terminate()
    throw new ThreadUnavailable('A thread could not be started.', { cause })
  }
}
