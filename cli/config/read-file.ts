import { readFile } from 'node:fs/promises'
import { UsageError } from '../usage.ts'

/** The text of a framework in a file. A file that cannot be read is a command that was not understood. */
export async function readFrameworkFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`There is no file ${path}.`)
    throw new UsageError(code === 'EISDIR' ? `${path} is a folder.` : `${path} cannot be read: ${message}`)
  }
}
