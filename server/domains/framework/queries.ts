import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { stringify } from 'yaml'
import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { env } from '../../platform/env.ts'
import { invalid } from '../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { FrameworkVersion } from './contract.ts'
import { completed, readFrameworkText } from './read-text.ts'
import type { Framework } from './schema.ts'

interface InForce {
  id: string
  number: number
  framework: Framework
}

let cached: InForce | undefined

/** The framework in force: the same version for a whole transaction, the newest one for each new one. */
export const frameworkOf = async (ctx: Context): Promise<Framework> => (await inForce(ctx)).framework

/** Number of the version `frameworkOf` gives, kept with every decision it led to. */
export const frameworkVersion = async (ctx: Context): Promise<string> => `framework ${(await inForce(ctx)).number}`

async function inForce(ctx: Context): Promise<InForce> {
  const kept = ctx.tx?.memo.get('framework')
  if (kept) return kept as InForce
  const newest = await ctx.db
    .selectFrom('framework_versions')
    .select(['id', 'number'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const found = cached?.id === newest.id ? cached : { ...newest, framework: await loadVersion(ctx, newest.id) }
  cached = found
  ctx.tx?.memo.set('framework', found)
  return found
}

let pausesCached: { id: string; pauses: Pauses[] } | undefined

/** In which statuses the resolution clock stood still, from when on. */
interface Pauses {
  from: string
  statuses: string[]
}

/** What the versions so far have said about pauses, oldest first: time that has run is counted by what held then. */
export async function pausesSoFar(ctx: Context): Promise<Pauses[]> {
  const { id, number } = await inForce(ctx)
  if (pausesCached?.id === id) return pausesCached.pauses
  const { rows } = await sql<Pauses>`
    select created_at as from, statuses from (
      select number, created_at, statuses, lag(statuses) over (order by number) as before from (
        select number, created_at, (resolved -> 'sla' -> 'pause_resolution_while')::jsonb as statuses
        from framework_versions where number <= ${number}) as version) as said
    where statuses is not null and statuses is distinct from before
    order by number`.execute(ctx.db)
  pausesCached = { id, pauses: rows }
  return rows
}

async function loadVersion({ db }: Context, id: string): Promise<Framework> {
  const row = await db
    .selectFrom('framework_versions')
    .select('resolved')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return completed(row.resolved as object)
}

const versions = ({ db }: Context) =>
  db
    .selectFrom('framework_versions as v')
    .leftJoin('users', 'users.id', 'v.author_id')
    .select([
      'v.id',
      'v.number',
      'v.note',
      'v.created_at',
      (eb) => eb.fn.coalesce('users.name', eb.val('first start')).as('author'),
    ])
    .orderBy('v.number', 'desc')

/** The operator's text exactly as it was put, its version, and whether the operator's file says something else. */
export async function frameworkInForce(ctx: Context) {
  const { text, ...version } = await versions(ctx).select('v.text').limit(1).executeTakeFirstOrThrow()
  return { version: version as FrameworkVersion, text, drift: await driftOf(text) }
}

async function driftOf(text: string): Promise<'none' | 'file_differs' | 'no_file'> {
  const path = env().SUPPORT_FRAMEWORK
  if (!path) return 'no_file'
  const file = await readFile(path, 'utf8').catch(() => undefined)
  return file === undefined ? 'no_file' : file === text ? 'none' : 'file_differs'
}

export async function listVersions(ctx: Context, { cursor, limit }: PageQuery) {
  const before = readCursor(cursor, ['count'])
  const rows = await versions(ctx)
    .$if(before !== undefined, (query) => query.where('v.number', '<', before![0]))
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as FrameworkVersion[], limit, ({ number }) => [number])
}

/** What a text would change, path by path. */
export async function planFramework(ctx: Context, text: string) {
  const reading = readFrameworkText(text)
  if (!reading.framework) throw invalid('This framework cannot be used; nothing was changed.', reading.errors)
  const before = leavesOf(await frameworkOf(ctx))
  const after = leavesOf(reading.framework)
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  const changes = paths.map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
  return { changes: changes.filter((change) => change.before !== change.after) }
}

/** Values by dotted path; a list or a duration is one value. */
function leavesOf(node: unknown, path: string[] = [], leaves = new Map<string, string>()): Map<string, string> {
  const isBranch = typeof node === 'object' && node !== null && !Array.isArray(node) && !('seconds' in node)
  if (!isBranch) return leaves.set(path.join('.'), asText(node))
  for (const [key, value] of Object.entries(node)) leavesOf(value, [...path, key], leaves)
  return leaves
}

const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : stringify(value).trim()
