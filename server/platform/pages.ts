import { Instant } from './contract.ts'
import { invalid } from './errors.ts'
import { isStorable } from './http/input.ts'
import { isId } from './ids.ts'

type Value = string | number

const LONGEST_TEXT = 500
const isTextUpTo = (value: Value, length: number) =>
  typeof value === 'string' && value.length <= length && isStorable(value)
const isWhole = (value: Value, most: number) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most

/** What can stand in a cursor. The three numbers are PostgreSQL's bigint (as far as JSON reaches), int and smallint. */
const KINDS = {
  id: (value: Value) => typeof value === 'string' && isId(value),
  instant: (value: Value) => Instant.safeParse(value).success,
  text: (value: Value) => isTextUpTo(value, LONGEST_TEXT),
  number: (value: Value) => isWhole(value, Number.MAX_SAFE_INTEGER),
  count: (value: Value) => isWhole(value, 2 ** 31 - 1),
  rank: (value: Value) => isWhole(value, 2 ** 15 - 1),
}
type Kind = keyof typeof KINDS
type ValueOf<K extends Kind> = K extends 'id' | 'instant' | 'text' ? string : number
type Values<Kinds extends readonly Kind[]> = { -readonly [Index in keyof Kinds]: ValueOf<Kinds[Index]> }

/** Place in a list, as an opaque word: the sort values of the last row. */
export const cursorOf = (values: Value[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/**
 * The values a cursor was made of, or undefined for the first page. Anybody can write a cursor, so each value must be
 * of the kind this list sorts by; anything else is refused before it reaches the database.
 */
export function readCursor<const Kinds extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): Values<Kinds> | undefined {
  if (!cursor) return undefined
  const values = valuesIn(cursor)
  if (values?.length === kinds.length && kinds.every((kind, index) => KINDS[kind](values[index]!)))
    return values as unknown as Values<Kinds>
  throw invalid('This cursor is not one of this list. Start again without it.', [
    { path: 'cursor', message: 'is not a cursor of this list' },
  ])
}

function valuesIn(cursor: string): Value[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(values) ? values : undefined
  } catch {
    return undefined
  }
}

/** Cuts `limit + 1` fetched rows to one page and says where the next begins. */
export function pageOfRows<Row>(rows: Row[], limit: number, placeOf: (row: Row) => Value[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next_cursor: rows.length > limit && last ? cursorOf(placeOf(last)) : null }
}
