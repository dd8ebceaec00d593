import { Worker } from 'node:worker_threads'

/** A rule of recurrence can be written so that finding its next day takes for ever. */
const PATIENCE_MS = 5_000
const MOST_MEMORY_MB = 128

/** `daysIn` in a thread of its own, which is ended when it takes longer than five seconds or more memory than it should. */
export const daysInApart = (text: string, today: Temporal.PlainDate): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-days-thread.ts', import.meta.url), {
      workerData: { text, today: today.toString() },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    })
    const patience = setTimeout(() => {
      reject(new Error('The calendar takes too long to be read.'))
      void worker.terminate()
    }, PATIENCE_MS)
    const settled =
      <T>(settle: (value: T) => void) =>
      (value: T) => {
        clearTimeout(patience)
        settle(value)
      }
    worker.on('message', settled(resolve))
    worker.on('error', settled(reject))
    worker.on(
      'exit',
      settled(() => reject(new Error('The calendar could not be read.'))),
    )
  })
