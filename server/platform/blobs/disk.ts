import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../ids.ts'
import type { BlobStore } from './store.ts'

/** Files below `dataDir`/files, spread over 256 folders by the first two letters of their name. */
export function diskStore(dataDir: string): BlobStore {
  const root = join(dataDir, 'files')
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  const ready = durableFolders(dataDir)
  const has = (sha256: string) =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    )

  return {
    has,
    put: async (content) => {
      await ready(join(root, 'incoming'))
      const temporary = join(root, 'incoming', newId())
      try {
        const written = await writeDurably(temporary, content)
        await ready(join(root, written.sha256.slice(0, 2)))
        // The rename is atomic: a reader sees the whole file or none, and equal content simply replaces itself.
        await rename(temporary, pathOf(written.sha256))
        await syncFolder(join(root, written.sha256.slice(0, 2)))
        return written
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    open: async (sha256) => {
      await access(pathOf(sha256))
      return createReadStream(pathOf(sha256))
    },
  }
}

/** On the disk, not only in its cache, before anybody is told it is safe. */
async function writeDurably(path: string, content: Readable): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of content) {
      hash.update(chunk)
      size += chunk.length
      // Unlike write, which may take a part and say so, this goes on until all of it is written.
      await file.writeFile(chunk)
    }
    await file.datasync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/**
 * Makes folders two levels below `dataDir`, and their entries in the folders above durable: without that a power failure
 * takes a new folder with all its files. Once per folder and process, whoever made it, since another one may still be
 * on its way to do so.
 */
function durableFolders(dataDir: string): (folder: string) => Promise<void> {
  const synced = new Map<string, Promise<void>>()
  return async (folder) => {
    await mkdir(folder, { recursive: true })
    if (!synced.has(folder))
      synced.set(
        folder,
        syncFolder(dirname(folder)).then(() => syncFolder(dataDir)),
      )
    await synced.get(folder)!.catch((error) => {
      synced.delete(folder)
      throw error
    })
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
