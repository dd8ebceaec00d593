import { existsSync } from 'node:fs'
import { basename, delimiter, join, sep } from 'node:path'
import { Failure } from './failure.mjs'

/** How to call npm: the one that runs us, else the one on PATH. */
export function npmCommand(root) {
  const { npm_execpath: own = '', npm_node_execpath: ownNode = '' } = process.env
  const node = [ownNode, process.execPath, onPath(root, 'node')].find((path) => path && isOutside(root, path))
  if (node && /^npm-cli\.c?js$/.test(basename(own)) && existsSync(own)) return [node, own]
  const npm = onPath(root, 'npm')
  if (npm) return [npm]
  throw new Failure(
    'The packages have to be installed, and there is no npm on the PATH to do it.\nInstall Node with npm (https://nodejs.org), ' +
      'then run the command again.',
  )
}

/**
 * Our environment without this project's node_modules/.bin on the PATH: `npm ci` begins by deleting it, and may not run on
 * the Node in there.
 */
export function environmentOutside(root) {
  return { ...process.env, PATH: foldersOutside(root).join(delimiter) }
}

function onPath(root, name) {
  return foldersOutside(root)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}

const foldersOutside = (root) =>
  (process.env.PATH ?? '').split(delimiter).filter((folder) => folder && isOutside(root, folder))
const isOutside = (root, path) => !`${path}${sep}`.startsWith(join(root, 'node_modules') + sep)
