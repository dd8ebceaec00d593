import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { environmentOutside, npmCommand } from './npm.mjs'
import { lastLines } from './run-program.mjs'

const NODE_MAJOR = 26
const stampFile = (root) => join(root, 'node_modules', '.support-responder-installed')
const pinnedNode = (root) => join(root, 'node_modules', '.bin', 'node')

/** Are the packages of this very package-lock.json there, for this kind of machine? */
export function arePackagesInstalled(root) {
  if (!existsSync(pinnedNode(root)) || !isEveryPackageThere(root)) return false
  if (read(stampFile(root)) === expectedStamp(root)) return true
  if (!hasNpmInstalledThisLock(root)) return false
  tryToStamp(root)
  return true
}

/** Runs `npm ci`. The stamp is written after it, so that an install killed half-way is repeated. */
export async function installPackages(root, start) {
  process.stderr.write('Installing packages (first start, or they changed; about half a minute) …\n')
  rmSync(stampFile(root), { force: true })
  // Said explicitly: NODE_ENV=production or an `omit` in somebody's .npmrc would leave out Node itself and the bundler.
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { reason, output, log } = await start([...npmCommand(root), ...options], {
    cwd: root,
    env: environmentOutside(root),
  })
  if (reason) throw installFailed({ reason, output, log })
  if (!existsSync(pinnedNode(root))) linkOwnNode(root)
  writeFileSync(stampFile(root), expectedStamp(root))
}

const expectedStamp = (root) => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

function isEveryPackageThere(root) {
  const { dependencies, devDependencies } = parse(join(root, 'package.json'))
  const names = Object.keys({ ...dependencies, ...devDependencies })
  return names.every((name) => existsSync(join(root, 'node_modules', name, 'package.json')))
}

// npm writes this file last. It lets an install by hand (`npm ci`, `npm install x`) count without a second one.
function hasNpmInstalledThisLock(root) {
  const installed = parse(join(root, 'node_modules', '.package-lock.json'))?.packages
  const wanted = parse(join(root, 'package-lock.json'))?.packages
  if (!installed || !wanted) return false
  const isWanted = ([path, { version, integrity }]) =>
    wanted[path]?.version === version && wanted[path]?.integrity === integrity
  const isThere = ([path, { optional }]) => path === '' || optional || path in installed
  return Object.entries(installed).every(isWanted) && Object.entries(wanted).every(isThere)
}

function tryToStamp(root) {
  try {
    writeFileSync(stampFile(root), expectedStamp(root))
  } catch {
    // Installed by another account: then it is compared again next time.
  }
}

// There is no Node package for this kind of machine; the Node that runs us will do if it is new enough.
function linkOwnNode(root) {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) {
    symlinkSync(process.execPath, pinnedNode(root))
    return
  }
  throw new Failure(
    `The packages are installed, but none brings Node ${NODE_MAJOR} for this machine (${process.platform}-${process.arch}), and the ` +
      `Node in use is ${process.versions.node}.\nInstall Node ${NODE_MAJOR} or later (https://nodejs.org), then run the command again.`,
  )
}

function installFailed({ reason, output, log }) {
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(output)) ?? [undefined, 'Mend what npm reports']
  return new Failure(
    `The packages could not be installed: npm ci ended with ${reason}. Without them nothing can run. It says:\n` +
      `${firstErrors(output)}\nWhat to do: ${advice}, then run the same command again. All npm said: ${log}`,
  )
}

// npm names the cause first and fills the rest with stack and help.
function firstErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line))
  return lastLines(errors.length > 0 ? errors.slice(0, 6).join('\n') : output)
}

const ADVICE = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/,
    'check the way to the npm registry (npm ping), and a proxy if you have one',
  ],
  [
    /can only install packages when|are in sync|Missing: /,
    'run "npm install", which makes package-lock.json agree with package.json',
  ],
  [/ENOSPC/, 'make room on the disk'],
  [/EACCES|EPERM/, 'give your account the right to write in this folder, or run as the account it belongs to'],
  [/EINTEGRITY/, 'run "npm cache clean --force"'],
]

function parse(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
