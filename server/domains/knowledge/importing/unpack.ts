import { unzipSync } from 'fflate'
import { invalid } from '../../../platform/errors.ts'
import type { SourceFile } from './imported.ts'

/** What a help center with pictures may weigh once unpacked, and how many files it may have. */
const MOST_BYTES = 200 * 1024 * 1024
const MOST_FILES = 20_000

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** The files of a zip archive, or the one file that was given. Throws 422 for what is broken, too large or tries to leave its folder. */
export function unpack({ path, bytes }: SourceFile): SourceFile[] {
  if (!isZip(bytes)) return [{ path, bytes }]
  const entries = entriesOf(bytes)
  return Object.entries(entries).map(([path, bytes]) => ({ path, bytes }))
}

function entriesOf(archive: Uint8Array): Record<string, Uint8Array> {
  let [bytes, files] = [0, 0]
  try {
    return unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || isHidden(name)) return false
        if (!staysInside(name)) throw refused(`The archive holds a file outside its folder: ${name.slice(0, 200)}.`)
        bytes += originalSize
        files += 1
        if (bytes > MOST_BYTES || files > MOST_FILES) throw refused(TOO_MUCH)
        return true
      },
    })
  } catch (error) {
    if (error instanceof Refused) throw invalid(error.message)
    throw invalid('This archive cannot be read. Pack the folder again as a zip file.')
  }
}

const TOO_MUCH = `The archive is larger than ${MOST_BYTES / 1024 / 1024} MiB unpacked, or has more than ${MOST_FILES} files. Import it in parts.`

class Refused extends Error {}
const refused = (message: string) => new Refused(message)

const partsOf = (name: string): string[] => name.replaceAll('\\', '/').split('/')
const staysInside = (name: string): boolean => !/^([a-z]:|[\\/])/i.test(name) && !partsOf(name).includes('..')
/** What a system leaves in folders: `__MACOSX/`, `.DS_Store`, `.git/`. */
const isHidden = (name: string): boolean => partsOf(name).some((part) => part === '__MACOSX' || /^\.[^.]/.test(part))
