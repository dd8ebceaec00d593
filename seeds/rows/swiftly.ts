import type pg from 'pg'
import type { Table } from './rows.ts'

/**
 * Loads into these tables without their indexes, and builds those when all is in: that costs a fraction of keeping them
 * up to date row by row. All in the caller's transaction, so a load that dies leaves no table without its indexes.
 */
// biome-ignore lint/complexity/useMaxParams: who is told how long it took is an afterthought
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly Table[],
  load: () => Promise<void>,
  say: (what: string, seconds: number) => void = () => {},
): Promise<void> {
  const indexes = await indexesOf(client, tables)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await spareChecks(client)
  await load()
  await client.query(`set local maintenance_work_mem = '256MB'`)
  for (const { name, definition } of indexes) {
    const began_ms = performance.now()
    await client.query(definition)
    say(`index ${name}`, (performance.now() - began_ms) / 1_000)
  }
}

/** Those that no constraint stands on: names that must be unique stay so at every row. */
async function indexesOf(client: pg.Client, tables: readonly Table[]): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select format('%I', c.relname) as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)
     order by c.relname`,
    [tables],
  )
  return rows
}

/** Rows are written in the order in which they point to each other; a superuser need not have each looked up. */
async function spareChecks(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `select rolsuper as may from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.may) await client.query(`set local session_replication_role = replica`)
}
