import { chmodSync, mkdirSync, statSync } from 'node:fs'
import type { Account } from './account.ts'
import { closedFolderOnTheWay } from './reach.ts'

/** Where an unprivileged account finds what it cannot reach in the project: clusters, and a copy of PostgreSQL's programs. */
export const STATE_FOLDERS: readonly string[] = ['/var/lib/support-responder', '/var/tmp/support-responder']

/** The first of these folders that can be made, that only we can write to, and that the account can enter. */
export function stateFolder(account: Account, candidates: readonly string[] = STATE_FOLDERS): string {
  const usable = candidates.find((folder) => canUse(folder, account))
  if (usable) return usable
  throw new Error(
    `PostgreSQL has to run as the account ${account.name}, because root may not run it, and that account can reach neither ` +
      `the data folder nor ${candidates.join(' or ')}. Choose a DATA_DIR outside of closed folders such as /root, or set ` +
      'DATABASE_URL to a PostgreSQL server of your own.',
  )
}

function canUse(folder: string, account: Account): boolean {
  try {
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755)
    const { uid, mode } = statSync(folder)
    const isOursAlone = uid === process.getuid?.() && (mode & 0o022) === 0
    return isOursAlone && closedFolderOnTheWay(folder, account) === undefined
  } catch {
    return false
  }
}
