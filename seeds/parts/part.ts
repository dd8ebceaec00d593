import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { overrideEnv } from '../../server/platform/env.ts'
import { loadSecretKey } from '../../server/platform/secrets.ts'
import { tellCase } from '../case/open.ts'
import { piecesOf } from '../rows/copy.ts'
import { worldOf } from '../world.ts'
import { arrivalsOf } from '../year/arrivals.ts'
import type { Handed, Said } from './parts.ts'

/** Rows are handed over whenever so many have come together. */
const AT_ONCE = 30_000

const { given, files, part, of, env } = workerData as Handed
const tell = (said: Said) => parentPort!.postMessage(said)

overrideEnv(env)
await loadSecretKey()
const world = { ...worldOf(given, { part, of }), files: new Map(files) }
const arrivals = arrivalsOf({ ...world, tickets: given.size.tickets })

/** All tickets of one customer are told in the same part: each knows of those before it. */
const partOf = new Map(world.customers.map(({ id }, index) => [id, index % of]))
let tickets = 0
for (const arrival of arrivals) {
  if (partOf.get(arrival.customer.id) !== part) continue
  tellCase(world, arrival)
  tickets++
  if (world.rows.count > AT_ONCE) await handOver()
}
await handOver()
tell({ tickets })

/** Waits until it is asked to go on, so that no more comes together than can be written. */
async function handOver(): Promise<void> {
  const asked = once(parentPort!, 'message')
  tell({ pieces: piecesOf(world.rows.take()) })
  await asked
}
