import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { instantText } from '../context.ts'
import { type Exchange, type Permission, type Route, route } from './route.ts'

/** A list that can be taken along as a whole. */
export interface Exported<Query extends z.ZodType, Item extends z.ZodObject> {
  /** Of the list: `/tickets` gives `/tickets.csv` and `/tickets.json`. */
  path: string
  summary: string
  may: Permission
  /** The filters of the list, without cursor and limit. */
  query: Query
  /** What a row holds: its fields, in their order, are the columns. */
  item: Item
  /** One page. In an order that rows keep, or those that move meanwhile are missed or met twice. */
  list(ctx: Context, query: PageOf<Query>): Promise<{ items: readonly unknown[]; next_cursor: string | null }>
}

type PageOf<Query extends z.ZodType> = z.output<Query> & { cursor: string | undefined; limit: number }

/**
 * The two routes of an export. Rows are read page by page, only as fast as they are taken, and no longer once the client
 * has gone: memory and connections stay the same however long the list is.
 */
export const exportRoutes = <Query extends z.ZodType, Item extends z.ZodObject>(
  exported: Exported<Query, Item>,
): Route[] => [routeOf(exported, csv), routeOf(exported, json)]

interface Format {
  suffix: string
  type: string
  /** Text before the rows, of each page of rows, and after them. */
  head(columns: readonly string[]): string
  page(rows: readonly Row[], about: { columns: readonly string[]; isFirst: boolean }): string
  tail: string
}
type Row = Record<string, unknown>

const routeOf = <Query extends z.ZodType, Item extends z.ZodObject>(
  { path, summary, may, query, item, list }: Exported<Query, Item>,
  format: Format,
): Route =>
  route.get(
    `${path}.${format.suffix}`,
    { summary: `${summary}, all of them as ${format.suffix.toUpperCase()}`, may, query, reply: 'file' },
    async (ctx, { query, http }) => {
      const next = async (cursor?: string) => {
        const page = await list(ctx, { ...(query as object), cursor, limit: ROWS_AT_ONCE } as PageOf<Query>)
        // Cut to the contract, as every reply is.
        return { ...page, items: page.items.map((row) => item.parse(row) as Row) }
      }
      // What is wrong with the query is told before the first byte has left.
      const first = await next()
      sayWhatComes(http, format, `${path.split('/').at(-1)}-${instantText(ctx.now()).slice(0, 10)}.${format.suffix}`)
      return Readable.from(textOf(format, Object.keys(item.shape), { first, next }), { objectMode: false })
    },
  )

const ROWS_AT_ONCE = 250

function sayWhatComes(http: Exchange, { type }: Format, name: string): void {
  http.set_header('content-type', type)
  http.set_header('content-disposition', `attachment; filename="${name}"`)
  http.set_header('cache-control', 'no-store')
}

interface Page {
  items: readonly Row[]
  next_cursor: string | null
}

async function* textOf(
  format: Format,
  columns: readonly string[],
  { first, next }: { first: Page; next(cursor: string): Promise<Page> },
): AsyncGenerator<string> {
  yield format.head(columns)
  for (let page = first; ; page = await next(page.next_cursor)) {
    if (page.items.length > 0) yield format.page(page.items, { columns, isFirst: page === first })
    if (page.next_cursor === null) break
  }
  if (format.tail) yield format.tail
}

const toCsv = (records: readonly (readonly unknown[])[]): string =>
  stringify(
    records.map((record) => record.map(cellOf)),
    // A bare line feed would end the row for most readers, so such a cell is quoted too.
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )

/** RFC 4180, in UTF-8 with the mark by which spreadsheets know it. */
const csv: Format = {
  suffix: 'csv',
  type: 'text/csv; charset=utf-8; header=present',
  head: (columns) => `\ufeff${toCsv([columns])}`,
  page: (rows, { columns }) => toCsv(rows.map((row) => columns.map((column) => row[column]))),
  tail: '',
}

/** What a spreadsheet would take for a formula, also behind blanks and in full-width signs (OWASP, CSV Injection). */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Nothing is an empty cell, a list is its words, anything deeper is JSON. Only texts can be formulas. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : isListOfWords(value) ? value.join(', ') : JSON.stringify(value)
  return FORMULA.test(text) ? `'${text}` : text
}

const isListOfWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** One array, a row per line. */
const json: Format = {
  suffix: 'json',
  type: 'application/json; charset=utf-8',
  head: () => '[\n',
  page: (rows, { isFirst }) => `${isFirst ? '' : ',\n'}${rows.map((row) => JSON.stringify(row)).join(',\n')}`,
  tail: '\n]\n',
}
