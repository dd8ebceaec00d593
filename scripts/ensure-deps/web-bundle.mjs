import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure } from './failure.mjs'
import { lastLines } from './run-program.mjs'

const stampFile = (root) => join(root, 'web', 'dist', '.built-from')
const configFile = (root) => join(root, 'web', 'vite.config.ts')

/** Is web/dist made from the sources as they are now? Also true while there is nothing to build. */
export function isWebBuilt(root) {
  if (!existsSync(configFile(root))) return true
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === fingerprint(root)
}

/** Builds web/dist. The stamp goes first and comes last, so that a build killed half-way is repeated. */
export async function buildWeb(root, start) {
  process.stderr.write('Building the web pages (they changed; some seconds) …\n')
  const sources = fingerprint(root)
  rmSync(stampFile(root), { force: true })
  const vite = ['node_modules/.bin/node', 'node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts']
  const { reason, output, log } = await start([join(root, vite[0]), ...vite.slice(1)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
  if (reason || !existsSync(join(root, 'web', 'dist')))
    throw buildFailed({ reason: reason ?? 'no web/dist', output, log })
  writeFileSync(stampFile(root), sources)
}

// Everything the bundle is made of: the browser's code, the contracts it shares with the server, the packages.
function fingerprint(root) {
  const domains = join(root, 'server', 'domains')
  const contracts = list(domains).map(({ name }) => join(domains, name, 'contract.ts'))
  const files = [...filesBelow(join(root, 'web')), ...contracts, join(root, 'package-lock.json')]
  const hash = createHash('sha256')
  for (const file of files.filter((path) => existsSync(path)).sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return `${hash.digest('hex')}\n`
}

function filesBelow(folder) {
  return list(folder).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return [path]
    return entry.name === 'dist' || entry.name === 'node_modules' ? [] : filesBelow(path)
  })
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
}

// The cause comes first, stacks follow.
const causeIn = (output) =>
  lastLines(
    output
      .slice(Math.max(0, output.indexOf('error during build')))
      .split('\n')
      .slice(0, 12)
      .join('\n'),
  )

function buildFailed({ reason, output, log }) {
  return new Failure(
    `The web pages could not be built: vite ended with ${reason}. The server would have nothing to show. It says:\n` +
      `${causeIn(output)}\nWhat to do: mend the file it names, then run the same command again. All it said: ${log}\n` +
      'To go on without the pages: SUPPORT_SKIP_WEB_BUILD=1.',
  )
}
