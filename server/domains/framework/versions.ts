import { readFile } from 'node:fs/promises'
import type { Context } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { notFound } from '../../platform/errors.ts'
import { diffLines } from '../../platform/text/diff-lines.ts'
import type { FrameworkChange, FrameworkDiff, FrameworkVersion } from './contract.ts'
import { writtenAt } from './lines.ts'
import { changesBetween } from './plan/changes.ts'
import { frameworkInForce, versions } from './queries.ts'
import { completed, readFrameworkText } from './read-text.ts'
import type { Framework } from './schema.ts'

interface Written {
  number: number
  text: string
  framework: Framework
}

/** A version with its text as it was put. */
export async function versionText(ctx: Context, number: number) {
  const row = await versions(ctx).select('v.text').where('v.number', '=', number).executeTakeFirst()
  if (!row) throw notFound('version of the framework')
  const { text, ...version } = row
  return { version: version as FrameworkVersion, text }
}

/** A version beside another, by default the one before it: its lines and what they change. */
export async function diffVersion(ctx: Context, number: number, against?: number): Promise<FrameworkDiff> {
  const after = await written(ctx, number)
  const before = against === undefined ? await writtenBefore(ctx, number) : await written(ctx, against)
  const changes = before ? changesIn(before.framework, after) : []
  return {
    before: before?.number ?? null,
    after: number,
    lines: diffLines(before?.text ?? '', after.text),
    changes,
  }
}

/** What the operator's file says other than the version in force; nothing where there is no file. */
export async function driftOfFile(ctx: Context) {
  const { version, text, drift } = await frameworkInForce(ctx)
  const path = env().SUPPORT_FRAMEWORK
  if (drift !== 'file_differs' || !path)
    return { drift, before: version.number, after: null, lines: [], changes: [], errors: [] }
  const file = await readFile(path, 'utf8')
  const { framework, errors } = readFrameworkText(file)
  const inForce = await written(ctx, version.number)
  const changes = framework ? changesIn(inForce.framework, { text: file, framework }) : []
  return { drift, before: version.number, after: null, lines: diffLines(text, file), changes, errors }
}

function changesIn(before: Framework, { text, framework }: Omit<Written, 'number'>): FrameworkChange[] {
  const find = writtenAt({ text, resolved: framework })
  return changesBetween(before, framework, (path) => find(path))
}

async function written(ctx: Context, number: number): Promise<Written> {
  const row = await textsOf(ctx).where('number', '=', number).executeTakeFirst()
  if (!row) throw notFound('version of the framework')
  return { ...row, framework: completed(row.resolved as object) }
}

async function writtenBefore(ctx: Context, number: number): Promise<Written | undefined> {
  const row = await textsOf(ctx).where('number', '<', number).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row && { ...row, framework: completed(row.resolved as object) }
}

const textsOf = ({ db }: Context) => db.selectFrom('framework_versions').select(['number', 'text', 'resolved'])
