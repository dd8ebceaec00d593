import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { env } from '../../server/platform/env.ts'
import type { Piece } from '../rows/copy.ts'
import type { Given, StoredFile } from '../world.ts'

/** Always so many, whatever machine: which part tells a ticket decides the numbers of its events. */
const PARTS = 2

/** What a part is given. */
export interface Handed {
  given: Given
  files: ReadonlyMap<string, StoredFile>
  part: number
  of: number
  env: ReturnType<typeof env>
}

/** What a part says: rows, or that it is done. */
export type Said = { pieces: Piece[] } | { tickets: number }

/** Tells all tickets, in threads of their own, and has what they say written one after the other. Tickets told. */
export async function tellInParts(
  given: Given,
  files: ReadonlyMap<string, StoredFile>,
  write: (pieces: Piece[]) => Promise<void>,
): Promise<number> {
  let writing: Promise<void> = Promise.resolve()
  const inTurn = (pieces: Piece[]) => (writing = writing.then(() => write(pieces)))
  const parts = Array.from({ length: PARTS }, (_, part) =>
    tellPart({ given, files, part, of: PARTS, env: env() }, inTurn),
  )
  const tickets = await Promise.all(parts)
  return tickets.reduce((sum, count) => sum + count, 0)
}

async function tellPart(handed: Handed, write: (pieces: Piece[]) => Promise<void>): Promise<number> {
  const worker = new Worker(new URL('./part.ts', import.meta.url), {
    workerData: handed,
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  })
  try {
    // Ends with the worker's own error, should it fail; what is said while something is written waits here.
    for await (const [said] of on(worker, 'message') as AsyncIterable<[Said]>) {
      if ('tickets' in said) return said.tickets
      const written = write(said.pieces)
      worker.postMessage('go on')
      await written
    }
    return 0
  } finally {
    await worker.terminate()
  }
}
