import { readFile } from 'node:fs/promises'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import type { DB } from '../../platform/db/tables.ts'
import { env } from '../../platform/env.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { FrameworkFinding, FrameworkPlan, FrameworkVersion } from './contract.ts'
import { type WrittenAt, writtenAt } from './lines.ts'
import { deskFindings } from './lint/desk.ts'
import { lint } from './lint/lint.ts'
import { findingsIn, planOf } from './plan/plan.ts'
import { completed } from './read-text.ts'
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

let linesCached: { id: string; find: (path: string) => WrittenAt } | undefined

/** Where the values at these dotted paths are written in a version, and what they are. A version that is not there: none. */
export async function linesOf(ctx: Context, number: number, paths: readonly string[]): Promise<Map<string, WrittenAt>> {
  const version = ctx.db.selectFrom('framework_versions').where('number', '=', number)
  const known = await version.select('id').executeTakeFirst()
  if (!known) return new Map()
  if (linesCached?.id !== known.id) {
    const written = await version.select(['text', 'resolved']).executeTakeFirstOrThrow()
    linesCached = { id: known.id, find: writtenAt(written) }
  }
  const { find } = linesCached
  return new Map(paths.map((path) => [path, find(path)]))
}

/** Versions, newest first, as others see them. */
export const versions = ({ db }: Context) =>
  db
    .selectFrom('framework_versions as v')
    .leftJoin('users', 'users.id', 'v.author_id')
    .select((eb) => [
      'v.id',
      'v.number',
      'v.note',
      'v.restores',
      'v.created_at',
      eb.fn.coalesce('users.name', authorInWords(eb)).as('author'),
      authorKind(eb).as('author_kind'),
    ])
    .orderBy('v.number', 'desc')

type Versions = ExpressionBuilder<DB & { v: DB['framework_versions'] }, 'v'>

const authorKind = (eb: Versions) =>
  eb
    .case()
    .when('v.author_id', 'is not', null)
    .then('user')
    .when('v.authorized_by', 'is', null)
    .then('first_start')
    .when('v.authorized_by', '=', 'command_line')
    .then('command_line')
    .else('token')
    .end()

const authorInWords = (eb: Versions) =>
  eb
    .case()
    .when('v.authorized_by', 'is', null)
    .then('first start')
    .else(sql<string>`replace(v.authorized_by, '_', ' ')`)
    .end()

/** The operator's text exactly as it was put, its version, and whether the operator's file says something else. */
export async function frameworkInForce(ctx: Context) {
  const { text, ...version } = await versions(ctx).select('v.text').limit(1).executeTakeFirstOrThrow()
  return { version: version as FrameworkVersion, text, drift: await driftOf(text) }
}

async function driftOf(text: string): Promise<'none' | 'file_differs' | 'no_file'> {
  const path = env().SUPPORT_FRAMEWORK
  if (!path) return 'no_file'
  const file = await readFile(path, 'utf8').catch(() => undefined)
  return file === undefined ? 'no_file' : withoutHint(file) === withoutHint(text) ? 'none' : 'file_differs'
}

/** `config export` writes a first line for editors; it says nothing about the framework. */
const withoutHint = (text: string): string => text.replace(/^# yaml-language-server:.*\n/, '')

export async function listVersions(ctx: Context, { cursor, limit }: PageQuery) {
  const before = readCursor(cursor, ['count'])
  const rows = await versions(ctx)
    .$if(before !== undefined, (query) => query.where('v.number', '<', before![0]))
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as FrameworkVersion[], limit, ({ number }) => [number])
}

/** What a text would change in the version in force, and what about it is hardly meant. */
export const planFramework = async (ctx: Context, text: string): Promise<FrameworkPlan> => {
  const { number, framework } = await inForce(ctx)
  const { changes, findings, framework: planned } = planOf(framework, text)
  return { based_on: number, changes, findings: [...findings, ...(await deskFindings(ctx, planned, text))] }
}

/** What is hardly meant about a text, as far as the text alone tells. One that cannot be used is refused with path and line. */
export const checkFramework = (text: string): FrameworkFinding[] => findingsIn(text)

/** What is hardly meant about the version in force. */
export async function lintFramework(ctx: Context) {
  const { number, framework } = await inForce(ctx)
  const { text } = await versions(ctx).select('v.text').where('v.number', '=', number).executeTakeFirstOrThrow()
  const find = writtenAt({ text, resolved: framework })
  return { version: number, findings: [...lint(framework, find), ...(await deskFindings(ctx, framework, text))] }
}
