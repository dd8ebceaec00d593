import type { DB } from '../../server/platform/db/tables.ts'

export type Table = Extract<keyof DB, string>
/** A row as it is to be written; what the database makes itself is left out. Every row of a table has the same columns. */
export type Row<T extends Table> = { readonly [Column in keyof DB[T]]?: unknown }

/** What is to be written, by table. */
export interface Rows {
  add<T extends Table>(table: T, row: Row<T>): void
  /** Hands over what has come together since, and forgets it. */
  take(): Map<Table, object[]>
  readonly count: number
}

export function collectRows(): Rows {
  let tables = new Map<Table, object[]>()
  let count = 0
  return {
    add: (table, row) => {
      const rows = tables.get(table)
      if (rows) rows.push(row)
      else tables.set(table, [row])
      count++
    },
    take: () => {
      const taken = tables
      tables = new Map()
      count = 0
      return taken
    },
    get count() {
      return count
    },
  }
}
