import type { Context } from '../../../platform/context.ts'
import { type AppError, conflict, type FieldError } from '../../../platform/errors.ts'
import { diffLines } from '../../../platform/text/diff-lines.ts'
import type { TextRow } from './hold.ts'

const MOST_LINES = 40
const LONGEST_LINE = 200

/** Somebody saved a newer version: what they changed since the one this was made from. What was given is not lost: nothing was saved over it. */
export async function newerVersion(ctx: Context, text: TextRow, based_on: number): Promise<AppError> {
  const versions = await ctx.db
    .selectFrom('article_versions as v')
    .leftJoin('users', 'users.id', 'v.author_id')
    .select(['v.number', 'v.title', 'v.summary', 'v.content', 'users.name as author'])
    .where('v.article_id', '=', text.article_id)
    .where('v.language', '=', text.language)
    .where('v.number', 'in', [based_on, text.version])
    .execute()
  const before = versions.find(({ number }) => number === based_on)
  const author = versions.find(({ number }) => number === text.version)?.author ?? 'somebody else'
  const plain = (['title', 'summary'] as const).flatMap((path) =>
    before && before[path] !== text[path] ? [{ path, message: `is now: ${text[path].slice(0, LONGEST_LINE)}` }] : [],
  )
  return conflict(
    'newer_version',
    `Version ${text.version} by ${author} is newer than the one you began with. Nothing of yours was saved over it: take it in and save again, based on ${text.version}.`,
    [
      { path: 'based_on', message: `must be ${text.version}` },
      ...plain,
      ...(before ? changedLines(before.content, text.content) : []),
    ],
  )
}

function changedLines(before: string, after: string): FieldError[] {
  const changed = diffLines(before, after).filter(({ kind }) => kind !== 'same')
  return changed.slice(0, MOST_LINES).map(({ kind, text, before, after }) => ({
    path: 'content',
    message: `${kind}: ${text.slice(0, LONGEST_LINE)}`,
    line: after ?? before ?? 1,
  }))
}
