import { lchownSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, accountOfCluster } from './account.ts'
import { binariesFor } from './binaries.ts'
import { claimClusterHome, clusterFolderIn, findClusterHome, passwordFileIn } from './cluster-location.ts'
import { type Cluster, type Creation, createCluster } from './new-cluster.ts'
import { closedFolderOnTheWay, letPassThrough } from './reach.ts'

/** Finds the cluster of this DATA_DIR, or makes it at the very first start. The caller holds the lock on DATA_DIR. */
export async function openCluster(dataDir: string, creation: Creation): Promise<Cluster> {
  const found = findClusterHome(dataDir)
  if (!found) return createCluster(dataDir, creation)
  claimClusterHome(dataDir, found)
  const home = realpathSync(found)
  const folder = clusterFolderIn(home)
  const account = accountOfCluster(folder)
  if (account) openWay(dataDir, home, account)
  const binaries = await binariesFor(account)
  assertMadeBy(binaries.major, folder)
  return { folder, binaries, account, password: readPassword(home) }
}

/** The password of the cluster in this home. */
export function readPassword(home: string): string {
  const path = passwordFileIn(home)
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new Error(
      `The password of the database cannot be read (${(cause as Error).message}). Without it nobody gets in. ` +
        `Put ${path} back from a backup, with the rights of the account that starts Support Responder.`,
      { cause },
    )
  }
}

function openWay(dataDir: string, home: string, account: Account): void {
  letPassThrough(dataDir, account)
  letPassThrough(home, account)
  const closed = closedFolderOnTheWay(home, account)
  if (closed) {
    throw new Error(
      `PostgreSQL has to run as the account ${account.name}, because root may not run it, and that account cannot pass ` +
        `through ${closed} to the database in ${home}. Move the data folder back to where it was, or: chmod o+x ${closed}`,
    )
  }
  if (statSync(clusterFolderIn(home)).uid === 0) giveTo(account, clusterFolderIn(home))
}

// The top folder comes last: interrupted, it still belongs to root, and the next start does it again.
function giveTo(account: Account, path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveTo(account, join(path, entry.name))
    else lchownSync(join(path, entry.name), account.uid, account.gid)
  }
  lchownSync(path, account.uid, account.gid)
}

function assertMadeBy(major: string, folder: string): void {
  const made = versionOf(folder)
  if (made === major) return
  throw new Error(
    `The database in ${folder} was made by PostgreSQL ${made || 'of an unknown version'}, and this release brings PostgreSQL ` +
      `${major}, which cannot open it. ${dirname(folder)} was left untouched. Start the release that made it and ` +
      'move the data with pg_dump and pg_restore of that version into a database this one can reach by DATABASE_URL.',
  )
}

function versionOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  } catch {
    return ''
  }
}
