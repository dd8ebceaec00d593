import { sql } from 'kysely'
import type { Context } from './context.ts'
import { newId } from './ids.ts'

/** The advisory lock this process holds on its own listening connection for as long as it lives. */
export const NODE_LOCK = `node:${newId()}`

/** What this process does under a claim at this moment: of itself it knows more than the table does. */
const underWay = new Set<string>()

const isAlive = (node: ReturnType<typeof sql.ref>) => sql<boolean>`exists (
  select from pg_locks
  where locktype = 'advisory' and granted and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) | objid::bigint = hashtextextended(${node}, 0))`

/**
 * Does `work` unless somebody does it already, here or on another node; returns undefined then. For calls to the outside,
 * which no transaction may hold: the claim ends with the work, or with the process.
 */
export async function underClaim<T>(ctx: Context, name: string, work: () => Promise<T>): Promise<T | undefined> {
  if (underWay.has(name)) return undefined
  underWay.add(name)
  try {
    if (!(await claim(ctx, name))) return undefined
    try {
      return await work()
    } finally {
      // Should this fail, the claim is still worth nothing: it is ours, and we know that nothing is under way.
      await ctx.db
        .deleteFrom('claims')
        .where('name', '=', name)
        .where('node', '=', NODE_LOCK)
        .execute()
        .catch(() => {})
    }
  } finally {
    underWay.delete(name)
  }
}

async function claim({ db }: Context, name: string): Promise<boolean> {
  const { rows } = await sql`
    insert into claims (name, node) values (${name}, ${NODE_LOCK})
    on conflict (name) do update set node = excluded.node
      where claims.node = excluded.node or not ${isAlive(sql.ref('claims.node'))}
    returning name`.execute(db)
  return rows.length === 1
}

/** Whether somebody does this right now. */
export async function isClaimed({ db }: Context, name: string): Promise<boolean> {
  if (underWay.has(name)) return true
  const { rows } = await sql<{ taken: boolean }>`
    select ${isAlive(sql.ref('node'))} as taken from claims where name = ${name} and node <> ${NODE_LOCK}`.execute(db)
  return rows[0]?.taken ?? false
}
