// Runs before every npm script, on whatever Node the machine has (18 or later) and without any package: it installs the
// packages and builds the browser's bundle when they are missing or stale. Silent and fast when nothing is to do.
//   --no-web, or SUPPORT_SKIP_WEB_BUILD=1: no bundle
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from './ensure-deps/failure.mjs'
import { oneAtATime } from './ensure-deps/one-at-a-time.mjs'
import { arePackagesInstalled, installPackages } from './ensure-deps/packages.mjs'
import { arePostgresLinksThere, makePostgresLinks } from './ensure-deps/postgres-links.mjs'
import { buildWeb, isWebBuilt } from './ensure-deps/web-bundle.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wantsWeb = !process.argv.includes('--no-web') && process.env.SUPPORT_SKIP_WEB_BUILD !== '1'

const STEPS = [
  { isDone: () => arePackagesInstalled(root), run: (start) => installPackages(root, start) },
  { isDone: () => arePostgresLinksThere(root), run: () => makePostgresLinks(root) },
  { isDone: () => !wantsWeb || isWebBuilt(root), run: (start) => buildWeb(root, start) },
]

const isAllDone = () => STEPS.every((step) => step.isDone())

async function doWhatIsLeft(start) {
  for (const step of STEPS) if (!step.isDone()) await step.run(start)
}

try {
  if (!isAllDone()) await oneAtATime(root, doWhatIsLeft)
} catch (error) {
  process.stderr.write(`${error instanceof Failure ? `\n${error.message}` : error.stack}\n`)
  process.exitCode = 1
}
