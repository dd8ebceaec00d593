import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import type { Cluster } from './new-cluster.ts'
import { clearTheWay, type Launch, LaunchError, launch, type Postmaster } from './postmaster.ts'

const LEFTOVERS_MAY_TAKE_MS = 15_000
const STEADY_AFTER_MS = 10_000
const RESTART_DELAYS_MS = [0, 250, 1000, 2000, 4000, 8000]

/** How a server is kept running. `onGone` is called when it died and could not be brought back. */
export interface Keeping {
  durable: boolean
  logFile: string
  say: (line: string) => void
  onGone: (error: Error) => void
}

/** A server that is brought back when it dies. Its port never changes. */
export interface KeptServer {
  port: number
  stop(): Promise<void>
}

/** Starts the server on a free port and brings it back there whenever it dies, until `stop`. */
export async function keepRunning(cluster: Cluster, keeping: Keeping): Promise<KeptServer> {
  const stopping = new AbortController()
  const { durable, logFile } = keeping
  const how: Launch = { port: await freePort(), durable, logFile, signal: stopping.signal }
  const first = await launchFirst(cluster, how)
  const watching = watch(first, cluster, { ...keeping, how })
  return {
    port: how.port,
    stop: async () => {
      stopping.abort()
      await Promise.race([watching, sleep(5000, undefined, { ref: false })])
      await clearTheWay(cluster.folder)
    },
  }
}

// Another program may take the port between our look and PostgreSQL's.
async function launchFirst(cluster: Cluster, how: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchPatiently(cluster, how)
    } catch (error) {
      if (attempt === 5 || !(error instanceof LaunchError) || !PORT_TAKEN.test(error.log)) throw error
      how.port = await freePort()
    }
  }
}

// A killed server's shared memory and orphans may be there for some more seconds.
async function launchPatiently(cluster: Cluster, how: Launch): Promise<Postmaster> {
  const deadline = performance.now() + LEFTOVERS_MAY_TAKE_MS
  for (;;) {
    await clearTheWay(cluster.folder)
    try {
      return await launch(cluster, how)
    } catch (error) {
      const isWorthWaiting = error instanceof LaunchError && LEFTOVERS.test(error.log) && performance.now() < deadline
      if (!isWorthWaiting || how.signal.aborted) throw error
      await sleep(200)
    }
  }
}

async function watch(first: Postmaster, cluster: Cluster, keeping: Keeping & { how: Launch }): Promise<void> {
  const { how, say, onGone } = keeping
  let server: Postmaster | undefined = first
  let failures = 0
  while (server) {
    const startedAt = performance.now()
    const end: string = await server.ended
    if (how.signal.aborted) return
    if (performance.now() - startedAt > STEADY_AFTER_MS) failures = 0
    say(`The database stopped unexpectedly (${end}); starting it again …`)
    server = undefined
    let reason = `it ended by ${end} again and again`
    while (!server && failures < RESTART_DELAYS_MS.length) {
      await sleep(RESTART_DELAYS_MS[failures++], undefined, { signal: how.signal }).catch(() => undefined)
      if (how.signal.aborted) return
      server = await launchPatiently(cluster, how).catch((error: Error) => {
        reason = error.message
        return undefined
      })
    }
    if (server) say('The database is back.')
    else if (!how.signal.aborted) onGone(gone(reason))
  }
}

const PORT_TAKEN = /could not bind|Address already in use|could not create any TCP\/IP sockets/
const LEFTOVERS = /lock file .* already exists|pre-existing shared memory|shared memory block .* is still in use/

const gone = (reason: string) =>
  new Error(
    `The database died and could not be brought back, so nothing can be served: ${reason}\nMend that and start again.`,
  )
