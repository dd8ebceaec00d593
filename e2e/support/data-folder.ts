import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clusterFolderIn, findClusterHome } from '../../server/platform/postgres/cluster-location.ts'
import { urlOfRunningPostgres } from '../../server/platform/postgres/embedded.ts'
import { clearTheWay } from '../../server/platform/postgres/postmaster.ts'
import { postgresProcessesOf } from '../../server/platform/postgres/processes.ts'

const made = new Set<string>()

/** An empty folder for one installation, removed with its database by `removeDataFolders`. */
export async function aDataFolder(): Promise<string> {
  const path = realpathSync(await mkdtemp(join(tmpdir(), 'support-journey-')))
  made.add(path)
  return path
}

/** Every PostgreSQL process of the database in this folder. */
export function databaseProcesses(dataDir: string): number[] {
  const folder = clusterFolder(dataDir)
  return folder ? postgresProcessesOf(folder) : []
}

export const postmasterOf = (dataDir: string): number =>
  Number.parseInt(readFileSync(join(clusterFolder(dataDir)!, 'postmaster.pid'), 'utf8'), 10)

/** The address of the database that runs in this folder. Throws when none does. */
export function databaseUrlOf(dataDir: string): string {
  const url = urlOfRunningPostgres(dataDir)
  if (!url) throw new Error(`No database is running in ${dataDir}.`)
  return url
}

/** Removes every folder made here and ends the databases a killed server left running in them. */
export async function removeDataFolders(): Promise<void> {
  for (const path of made) {
    const home = existsSync(path) ? findClusterHome(path) : undefined
    if (home) await clearTheWay(clusterFolderIn(home))
    for (const folder of [home, path]) if (folder) await rm(folder, { recursive: true, force: true })
    made.delete(path)
  }
}

function clusterFolder(dataDir: string): string | undefined {
  const home = findClusterHome(dataDir)
  return home && realpathSync(clusterFolderIn(home))
}
