import { readFileSync, statSync } from 'node:fs'

/** An operating-system account. PostgreSQL refuses to run as root, so a root start needs another one. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/** Who shall run PostgreSQL when we are root: `postgres`, else `nobody`, else the first account that is not root. */
export function chooseAccount(passwd: string): Account | undefined {
  const accounts = passwd
    .split('\n')
    .map(parsePasswdLine)
    .filter((account) => account !== undefined)
  const named = (name: string) => accounts.find((account) => account.name === name)
  return named('postgres') ?? named('nobody') ?? accounts[0]
}

/** The account for a new cluster; undefined = ourselves, because we are an ordinary user. */
export function accountForNewCluster(): Account | undefined {
  if (!isRoot()) return undefined
  const account = chooseAccount(readFileSync('/etc/passwd', 'utf8'))
  if (account) return account
  throw new Error(
    'PostgreSQL refuses to run as root, and /etc/passwd has no other account it could run as. ' +
      'Start Support Responder as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  )
}

/** The account an existing cluster belongs to; undefined = ourselves. Throws when it belongs to somebody we cannot become. */
export function accountOfCluster(folder: string): Account | undefined {
  const { uid, gid } = statSync(folder)
  if (uid === process.getuid?.() && uid !== 0) return undefined
  if (!isRoot()) {
    throw new Error(
      `The database in ${folder} belongs to the account ${nameOf(uid)}, and PostgreSQL only opens what belongs to the account ` +
        `that starts it. Start Support Responder as root or as ${nameOf(uid)}, or use another DATA_DIR.`,
    )
  }
  // A folder copied by root (cp -r, unzip) belongs to root: whoever would get a new cluster takes it over.
  return uid === 0 ? accountForNewCluster() : { name: nameOf(uid), uid, gid }
}

/** The options that make child_process start a program as that account. */
export const runAs = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})

const isRoot = () => process.getuid?.() === 0

function nameOf(uid: number): string {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.split(':')[2] === String(uid))
  return line?.split(':')[0] ?? `number ${uid}`
}

function parsePasswdLine(line: string): Account | undefined {
  const [name = '', , uidText = '', gidText = ''] = line.split(':')
  if (!name || name.startsWith('#')) return undefined
  const uid = Number.parseInt(uidText, 10)
  const gid = Number.parseInt(gidText, 10)
  return uid > 0 && gid >= 0 ? { name, uid, gid } : undefined
}
