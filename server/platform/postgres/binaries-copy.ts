import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isAlive } from './processes.ts'

/** Copies a folder of programs to where every account can start them; returns that place. Several may do so at once. */
export async function copyOutside(native: string, target: string): Promise<string> {
  if (existsSync(target)) return target
  await removeAbandonedCopies(target)
  // Everyone works in a folder of their own; the rename makes the whole appear at once, and the first one wins.
  const draft = `${target}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  await mkdir(draft)
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await makeReadableForAll(draft)
  try {
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

async function removeAbandonedCopies(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    const maker = /^binaries-.*\.new-(\d+)/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker))) await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

// A strict umask at `npm ci` would otherwise be copied along.
async function makeReadableForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadableForAll(path)
    if (entry.isFile()) await chmod(path, folder.endsWith('/bin') ? 0o755 : 0o644)
  }
}
