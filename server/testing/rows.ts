import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'

/** All rows of tables with every column, as text that is the same only when they are. */
export async function rowsIn(ctx: Context, tables: readonly string[]): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows: found } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} as t order by 1`.execute(ctx.db)
    rows[table] = found.map(({ row }) => row)
  }
  return rows
}
