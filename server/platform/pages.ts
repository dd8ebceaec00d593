import { invalid } from './errors.ts'

/** Place in a list, as an opaque word: the sort values of the last row. */
export const cursorOf = (values: (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values a cursor was made of, or undefined for the first page. Refuses what this list did not make. */
export function readCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (!cursor) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const whole = Array.isArray(values) && values.length === length
    if (whole && values.every((value) => typeof value === 'string' || typeof value === 'number')) return values
  } catch {}
  throw invalid('This cursor is not one of this list. Start again without it.', [
    { path: 'cursor', message: 'is not a cursor of this list' },
  ])
}

/** Cuts `limit + 1` fetched rows to one page and says where the next begins. */
export function pageOfRows<Row>(rows: Row[], limit: number, placeOf: (row: Row) => (string | number)[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next_cursor: rows.length > limit && last ? cursorOf(placeOf(last)) : null }
}
