import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { closedFolderOnTheWay, letPassThrough } from './reach.ts'
import { STATE_FOLDERS, stateFolder } from './state-folder.ts'

/** A cluster's home holds `cluster/` (PostgreSQL's own folder), `password` and `belongs-to` (the DATA_DIR it serves). */
export const clusterFolderIn = (home: string) => join(home, 'cluster')
export const passwordFileIn = (home: string) => join(home, 'password')
const ownerFileIn = (home: string) => join(home, 'belongs-to')

// Kept even where the cluster lies in DATA_DIR itself: a disk that is not mounted there must not look like a first start.
const pointerFileIn = (dataDir: string) => join(dataDir, 'postgres-location')
const INSIDE = 'postgres'

/**
 * The home of the cluster that belongs to this DATA_DIR; undefined when it never had one. Throws when there was one and it
 * is missing, so that an empty database never passes for a lost one.
 */
export function findClusterHome(dataDir: string): string | undefined {
  const pointer = readIfThere(pointerFileIn(dataDir))
  const home = resolve(dataDir, pointer || INSIDE)
  if (isThere(home)) return home
  if (pointer) throw lost(dataDir, home)
  if (existsSync(home) && readdirSync(home).length > 0) throw inTheWay(home)
  return undefined
}

/** Where a new cluster shall live: in DATA_DIR, or in a state folder when the account cannot get into DATA_DIR. */
export function chooseClusterHome(
  dataDir: string,
  account: Account | undefined,
  stateFolders: readonly string[] = STATE_FOLDERS,
): string {
  if (account) letPassThrough(dataDir, account)
  if (!account || !closedFolderOnTheWay(dataDir, account)) return join(dataDir, INSIDE)
  return firstFree(join(stateFolder(account, stateFolders), shortHash(dataDir)))
}

/** Writes down, in DATA_DIR and in the home, that the two belong together. */
export function rememberClusterHome(dataDir: string, home: string): void {
  writeWhole(ownerFileIn(home), dataDir)
  writeWhole(pointerFileIn(dataDir), home === join(dataDir, INSIDE) ? INSIDE : home)
}

/** Makes a found cluster serve this DATA_DIR. A moved DATA_DIR takes its cluster along; a copy may not share it: throws. */
export function claimClusterHome(dataDir: string, home: string): void {
  const owner = readIfThere(ownerFileIn(home))
  const pointer = readIfThere(pointerFileIn(dataDir))
  if (owner === dataDir && pointer) return
  const isShared = pointer && isAbsolute(pointer) && owner && readIfThere(pointerFileIn(owner)) === pointer
  if (isShared && owner !== dataDir) throw copied(dataDir, owner)
  rememberClusterHome(dataDir, home)
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

// A home that is there already belongs to a DATA_DIR that was here before; deleted or moved, its database is not ours to touch.
function firstFree(path: string): string {
  if (!existsSync(path)) return path
  for (let number = 2; ; number++) if (!existsSync(`${path}-${number}`)) return `${path}-${number}`
}

// Never half written: an empty pointer would look like a first start.
function writeWhole(path: string, line: string): void {
  writeFileSync(`${path}.new`, `${line}\n`)
  renameSync(`${path}.new`, path)
}

// A home that belongs to another account is there, too; it only looks missing.
function isThere(home: string): boolean {
  try {
    return statSync(clusterFolderIn(home), { throwIfNoEntry: false }) !== undefined
  } catch (cause) {
    throw closed(home, cause)
  }
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

const lost = (dataDir: string, home: string) =>
  new Error(
    `The database of ${dataDir} is missing: it should be in ${home}, and there is none. Nothing was started, so that an ` +
      'empty database does not pass for yours. Put that folder back (from the old machine or a backup). To begin with an ' +
      `empty database instead, delete ${pointerFileIn(dataDir)}.`,
  )

const closed = (home: string, cause: unknown) =>
  new Error(
    `The database in ${home} cannot be opened (${(cause as Error).message}): it was made by another account, such as root, and ` +
      'PostgreSQL opens a database for its owner only. Start Support Responder as before, or use another DATA_DIR.',
    { cause },
  )

const inTheWay = (home: string) =>
  new Error(
    `The folder ${home} is not empty and holds no database of Support Responder, so none was created in it. ` +
      'Move it elsewhere, or use another DATA_DIR.',
  )

const copied = (dataDir: string, original: string) =>
  new Error(
    `${dataDir} is a copy of ${original}, and both point to the same database, which lies outside of them. Two may not share ` +
      `it. Use ${original}, or give this one a database of its own with DATABASE_URL.`,
  )
