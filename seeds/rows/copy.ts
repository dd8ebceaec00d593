import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Table } from './rows.ts'

/** Tables others point to come first. */
const ORDER: readonly Table[] = [
  ...(['users', 'presences', 'companies', 'customers', 'identities', 'consents', 'channel_accounts', 'files'] as const),
  ...(['tickets', 'messages', 'message_files', 'participants', 'seen_marks', 'drafts', 'deliveries'] as const),
  ...(['merges', 'merged_tickets', 'merged_messages', 'events', 'decisions', 'triages'] as const),
  ...(['triage_corrections', 'message_emotions', 'clocks', 'escalations', 'confirmations', 'surveys'] as const),
  ...(['reports', 'report_versions', 'tasks', 'notifications', 'due', 'views', 'macros'] as const),
]

/** Rows of one table as COPY takes them. */
export interface Piece {
  table: Table
  columns: readonly string[]
  text: string
}

/** Writes rows with COPY. */
export async function copyRows(client: pg.Client, tables: Map<Table, object[]>): Promise<void> {
  await copyPieces(client, piecesOf(tables))
}

/** In the order in which tables point to each other. */
export function piecesOf(tables: Map<Table, object[]>): Piece[] {
  for (const table of tables.keys())
    if (!ORDER.includes(table)) throw new Error(`Say in ORDER behind which tables "${table}" is written.`)
  return ORDER.flatMap((table) => {
    const rows = tables.get(table) ?? []
    return rows.length === 0 ? [] : [pieceOf(table, rows)]
  })
}

function pieceOf(table: Table, rows: readonly object[]): Piece {
  const columns = Object.keys(rows[0]!)
  const isJson = columns.map((name) => JSON_COLUMNS.has(name) || JSON_COLUMNS.has(`${table}.${name}`))
  return { table, columns, text: rows.map((row) => lineOf(row, columns, isJson)).join('') }
}

export async function copyPieces(client: pg.Client, pieces: readonly Piece[]): Promise<void> {
  for (const { table, columns, text } of pieces) {
    const names = columns.map((name) => `"${name}"`).join(', ')
    const stream = client.query(from(`copy ${table} (${names}) from stdin`))
    stream.end(text)
    await finished(stream)
  }
}

/** Columns of type json or jsonb: a list in one of these is no array of PostgreSQL's. */
const JSON_COLUMNS = new Set([
  ...['data', 'inputs', 'result', 'losers', 'readings', 'requests', 'marks', 'hours', 'fields', 'edits', 'reports'],
  ...['settings', 'preferences', 'filters', 'texts', 'changes', 'target_changes', 'merged_tickets.before'],
])

function lineOf(row: object, columns: readonly string[], isJson: readonly boolean[]): string {
  let line = ''
  for (let index = 0; index < columns.length; index++) {
    const value = (row as Record<string, unknown>)[columns[index]!]
    line += `${index === 0 ? '' : '\t'}${fieldOf(value, isJson[index]!)}`
  }
  return `${line}\n`
}

/** The text format of COPY. */
function fieldOf(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return '\\N'
  if (isJson) return escaped(JSON.stringify(value))
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value)) return escaped(arrayOf(value))
  return String(value)
}

const arrayOf = (list: readonly string[]): string =>
  `{${list.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (special) => ESCAPES[special]!) : text
