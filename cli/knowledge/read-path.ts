import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { SourceFile } from '../../server/domains/knowledge/importing/imported.ts'
import { unpack } from '../../server/domains/knowledge/importing/unpack.ts'

/** The files of a folder, an archive, or a file by itself. Links are not followed: what they point to was not put there. */
export async function readPath(path: string): Promise<SourceFile[]> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new Error(`There is nothing at ${path}.`)
  if (found.isFile()) return unpack({ path: basename(path), bytes: await readFile(path) })
  const files: SourceFile[] = []
  for (const name of await filesBelow(path)) {
    files.push({ path: name.split(sep).join('/'), bytes: await readFile(join(path, name)) })
  }
  return files
}

/** In one order on every machine; without what begins with a dot. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(sep).some((part) => part.startsWith('.')))
    .toSorted((a, b) => (a < b ? -1 : 1))
}
