import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, accountForNewCluster, runAs } from './account.ts'
import { type Binaries, binariesFor } from './binaries.ts'
import { chooseClusterHome, clusterFolderIn, passwordFileIn, rememberClusterHome } from './cluster-location.ts'
import { letPassThrough } from './reach.ts'
import { PLAIN_ENVIRONMENT, USER } from './settings.ts'

/** A cluster on disk, ready to be started: PostgreSQL's folder, its programs, who runs them (undefined = we), the password. */
export interface Cluster {
  folder: string
  binaries: Binaries
  account: Account | undefined
  password: string
}

/** How a cluster is made. `durable: false` skips the sync to disk. */
export interface Creation {
  durable: boolean
  say: (line: string) => void
}

/** Makes a cluster beside its place and renames it in the end: what an interrupted first start leaves is never taken for one. */
export async function createCluster(dataDir: string, { durable, say }: Creation): Promise<Cluster> {
  say('Setting up the database (first start) …')
  const account = accountForNewCluster()
  const binaries = await binariesFor(account)
  const home = chooseClusterHome(dataDir, account)
  if (isSecondOfItsName(home)) say(`Databases of an earlier ${dataDir} stay where they are, in ${dirname(home)}.`)
  await removeUnfinished(home)
  const draft = `${home}.new-${randomBytes(4).toString('hex')}`
  const cluster = { folder: clusterFolderIn(draft), binaries, account, password: randomBytes(24).toString('hex') }
  makeHome(draft, cluster)
  await initialise(cluster, durable).catch(async (error) => {
    await removeUnfinished(home)
    throw error
  })
  renameSync(draft, home)
  rememberClusterHome(dataDir, home)
  return { ...cluster, folder: realpathSync(clusterFolderIn(home)) }
}

const isSecondOfItsName = (home: string) => /-\d+$/.test(home)

// Whatever an initdb does that outlived its starter: it works in a folder with another name, and fails when that goes.
async function removeUnfinished(home: string): Promise<void> {
  for (const name of readdirSync(dirname(home))) {
    if (!name.startsWith(`${basename(home)}.new-`)) continue
    await rm(join(dirname(home), name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function makeHome(home: string, { folder, password, account }: Cluster): void {
  mkdirSync(home, { mode: 0o700 })
  mkdirSync(folder, { mode: 0o700 })
  writeFileSync(passwordFileIn(home), `${password}\n`, { mode: 0o600 })
  if (account) giveAway(home, account)
}

function giveAway(home: string, account: Account): void {
  letPassThrough(home, account)
  for (const path of [clusterFolderIn(home), passwordFileIn(home)]) chownSync(path, account.uid, account.gid)
}

async function initialise(cluster: Cluster, durable: boolean): Promise<void> {
  try {
    await runInitdb(cluster, ['--locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])])
  } catch (error) {
    // Old and minimal systems know no C.UTF-8.
    if (!(error as Error).message.includes('invalid locale')) throw error
    await runInitdb(cluster, ['--locale=C', ...(durable ? [] : ['--no-sync'])])
  }
}

async function runInitdb({ folder, binaries, account }: Cluster, extra: string[]): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${USER}`,
    `--pwfile=${passwordFileIn(dirname(folder))}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 decides order and case: an upgraded C library cannot corrupt an index.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-messages=C',
    '--no-instructions',
  ]
  try {
    await promisify(execFile)(binaries.initdb, [...options, ...extra], {
      ...runAs(account),
      cwd: '/', // It may not be able to enter ours.
      env: PLAIN_ENVIRONMENT,
    })
  } catch (cause) {
    const { stderr = '', message } = cause as Error & { stderr?: string }
    throw new Error(
      `The database could not be set up in ${folder}${account ? ` as the account ${account.name}` : ''}. PostgreSQL's ` +
        `initdb says:\n${stderr.trim() || message}\n` +
        'Mend that and start again, or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    )
  }
}
