import { isId } from '../../../platform/ids.ts'
import type { Imported } from './imported.ts'

/** No path inside a folder begins with a slash, so no file is taken for an article by its name. */
const MARK = '/articles/'

/** What an article is known by that an export has marked with its id, on this desk and on every other. */
export const keyOfId = (id: string): string => MARK + id.toLowerCase()

export const isKeyOfId = (key: string): boolean => key.startsWith(MARK)

/** The ids among keys. */
export const idsIn = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => (isKeyOfId(key) ? key.slice(MARK.length) : []))

/** The id an article leaves with: where it was brought from another desk, the one it has there. */
export const idToExport = ({ id, imported_from }: { id: string; imported_from: string | null }): string =>
  idsIn(imported_from === null ? [] : [imported_from])[0] ?? id

interface Identity extends Pick<Imported, 'exported' | 'notes'> {
  key: string | null
}

/** What a head says of where its text was exported. An id of another kind is some other program's. */
export function identityIn({ id, exported }: { id?: unknown; exported?: unknown }): Identity {
  const unmarked = { key: null, exported: null }
  if (id === undefined || id === null) return { ...unmarked, notes: [] }
  if (typeof id !== 'string' || !isId(id)) return { ...unmarked, notes: [NOT_OURS] }
  return { key: keyOfId(id), exported: typeof exported === 'string' ? exported : null, notes: [] }
}

const NOT_OURS = 'Its id is none that an export gives: it is known by its path.'
