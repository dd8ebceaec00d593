import type pg from 'pg'
import type { Table } from './rows.ts'

const NUMBERED: readonly (readonly [Table, column: string])[] = [
  ['tickets', 'number'],
  ['events', 'id'],
  ['deliveries', 'number'],
]

/** Numbers were given by hand: the next ones go on from there. */
export async function goOnCounting(client: pg.Client): Promise<void> {
  for (const [table, column] of NUMBERED)
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select coalesce(max(${column}), 1) from ${table}))`,
    )
}
