import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { openCluster, readPassword } from './cluster.ts'
import { clusterFolderIn, findClusterHome } from './cluster-location.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { databaseUrl, ensureDatabase } from './database.ts'
import { portOfRunning } from './postmaster.ts'
import { type KeptServer, keepRunning } from './supervisor.ts'

/** The running database. `url` stays the same when it has to be restarted; `stop` ends it within 5 s and may be called twice. */
export interface EmbeddedPostgres {
  url: string
  stop(): Promise<void>
}

/** `durable: false` (tests) never waits for the disk: it survives kill -9, but no power cut. `onGone`: the database died for good; by default we end ourselves. */
export interface EmbeddedOptions {
  dataDir: string
  durable?: boolean
  say?: (line: string) => void
  onGone?: (error: Error) => void
}

/**
 * Starts the PostgreSQL that comes with Support Responder, in DATA_DIR, and keeps it running until `stop`. Throws an Error that
 * says what to do when DATA_DIR is in use by another process, its database is missing, or PostgreSQL cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { durable = true, say = writeToStderr, onGone = endOurselves(say) } = options
  const dataDir = openDataDir(options.dataDir)
  const lock = await lockDataDir(dataDir)
  try {
    const cluster = await openCluster(dataDir, { durable, say })
    const server = await keepRunning(cluster, { durable, say, onGone, logFile: join(dataDir, 'postgres.log') })
    await ensureDatabase(server.port, cluster.password).catch((error) => stopAndThrow(server, error))
    const stop = () => server.stop().finally(() => lock.release())
    let stopped: Promise<void> | undefined
    return { url: databaseUrl(server.port, cluster.password), stop: () => (stopped ??= stop()) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of the database that another process has started in this DATA_DIR; undefined when none runs. */
export function urlOfRunningPostgres(dataDir: string): string | undefined {
  const home = findClusterHome(realpathSync(dataDir))
  const port = home && portOfRunning(clusterFolderIn(home))
  return port ? databaseUrl(port, readPassword(home)) : undefined
}

function openDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK | constants.X_OK)
    return realpathSync(path)
  } catch (cause) {
    throw new Error(
      `The data folder ${path} cannot be used (${(cause as Error).message}). Everything Support Responder keeps goes there. ` +
        'Give the account that starts it the right to write there, or set DATA_DIR to another folder.',
      { cause },
    )
  }
}

async function stopAndThrow(server: KeptServer, error: unknown): Promise<never> {
  await server.stop()
  throw error
}

function endOurselves(say: (line: string) => void): (error: Error) => void {
  return (error) => {
    say(error.message)
    process.exitCode = 1
    process.kill(process.pid, 'SIGTERM') // Whoever runs the process stops the rest in order.
  }
}

const writeToStderr = (line: string) => void process.stderr.write(`${line}\n`)
