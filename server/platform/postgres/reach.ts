import { chmodSync, chownSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import type { Account } from './account.ts'

const EXECUTE = 1
const READ_AND_EXECUTE = 5

/** The nearest folder on the way to (and including) `path` that the account may not pass; undefined = the way is open. */
export function closedFolderOnTheWay(path: string, account: Account): string | undefined {
  const above = dirname(path)
  const closed = above === path ? undefined : closedFolderOnTheWay(above, account)
  return closed ?? (isAllowed(path, account, EXECUTE) ? undefined : path)
}

/** Can the account start this program? */
export function canRun(program: string, account: Account): boolean {
  return closedFolderOnTheWay(dirname(program), account) === undefined && isAllowed(program, account, READ_AND_EXECUTE)
}

/**
 * Opens a private DATA_DIR of root just so far that the account can pass through to its own folder in there: it may not
 * list it or read another's file. Leaves a folder alone that an administrator gave to some other group, and root's home.
 */
export function letPassThrough(folder: string, account: Account): void {
  const { uid, gid, mode } = statSync(folder)
  const isPrivateToRoot = uid === 0 && folder !== homedir() && (gid === 0 || (mode & 0o070) === 0)
  const isOnlyObstacle = closedFolderOnTheWay(folder, account) === folder
  if (process.getuid?.() !== 0 || !isPrivateToRoot || !isOnlyObstacle) return
  chownSync(folder, 0, account.gid)
  chmodSync(folder, (mode & 0o7707) | 0o010)
}

// Only the primary group counts: Node drops all others when it starts a program as somebody else.
function isAllowed(path: string, account: Account, wanted: number): boolean {
  const { uid, gid, mode } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & wanted) === wanted
}
