import { readFile } from 'node:fs/promises'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { FrameworkRollback, FrameworkText } from './contract.ts'
import { FrameworkChanged } from './events.ts'
import { frameworkInForce } from './queries.ts'
import { readFrameworkText } from './read-text.ts'
import { versionText } from './versions.ts'

interface NewVersion extends FrameworkText {
  /** The version whose text this one brings back. */
  restores?: number
}

/**
 * Puts a text in force as a new version, or refuses it with path and line of everything that is wrong. 409 when another
 * version came in since the one it is based on. The very text that is in force is no change, so no version either.
 */
export const putFramework = (ctx: Context, { text, note, based_on, restores }: NewVersion) =>
  inTransaction(ctx, async (ctx) => {
    const reading = readFrameworkText(text)
    if (!reading.framework) throw invalid(sentenceOf(reading.errors[0]!), reading.errors)
    await oneAtATime(ctx)
    const newest = await newestVersion(ctx)
    refuseOvertaken(newest, based_on)
    if (newest?.text === text) return frameworkInForce(ctx)
    const version = await ctx.db
      .insertInto('framework_versions')
      .values({
        id: newId(),
        text,
        resolved: JSON.stringify(reading.framework),
        author_id: ctx.actor.id,
        authorized_by: ctx.actor.authorized_by,
        note: note ?? null,
        restores: restores ?? null,
        created_at: nowText(ctx),
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    ctx.tx!.memo.delete('framework')
    emit(ctx, FrameworkChanged, { version_id: version.id, number: version.number })
    return frameworkInForce(ctx)
  })

/** Puts the text of an old version in force again, as a new version. A text that is refused today stays where it is. */
export const rollBackFramework = (ctx: Context, { number, note, based_on }: FrameworkRollback) =>
  inTransaction(ctx, async (ctx) => {
    const { text } = await versionText(ctx, number)
    return putFramework(ctx, { text, note: note ?? `Back to version ${number}`, based_on, restores: number })
  })

/** Versions commit in the order of their numbers: the newest number is always the last word. */
const oneAtATime = ({ db }: Context) => db.selectFrom('installation').select('only_row').forUpdate().execute()

const newestVersion = ({ db }: Context) =>
  db.selectFrom('framework_versions').select(['number', 'text']).orderBy('number', 'desc').limit(1).executeTakeFirst()

function refuseOvertaken(newest: { number: number } | undefined, basedOn: number | undefined): void {
  if (basedOn === undefined || !newest || newest.number === basedOn) return
  throw conflict(
    'framework_changed',
    `Version ${newest.number} came in since version ${basedOn}, which this text is based on. Look at what it changed, then put yours on top of it.`,
  )
}

const sentenceOf = ({ path, message, line }: { path: string; message: string; line?: number }) =>
  `${line ? `Line ${line}, ` : ''}${path || 'the text'}: ${message} Nothing was changed.`

/**
 * A later version of the software knows keys that a stored text could not name: it is laid over today's defaults. A text
 * that today's rules refuse stays in force as it was understood.
 */
export async function readFramework(ctx: Context): Promise<void> {
  await readFirstFramework(ctx)
  const { id, text, resolved } = await ctx.db
    .selectFrom('framework_versions')
    .select(['id', 'text', 'resolved'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { framework } = readFrameworkText(text)
  if (!framework || JSON.stringify(framework) === JSON.stringify(resolved)) return
  await ctx.db
    .updateTable('framework_versions')
    .set({ resolved: JSON.stringify(framework) })
    .where('id', '=', id)
    .execute()
}

/** On the first start the operator's file becomes version 1; without one the defaults alone do. */
async function readFirstFramework(ctx: Context): Promise<void> {
  const existing = await ctx.db.selectFrom('framework_versions').select('id').limit(1).executeTakeFirst()
  if (existing) return
  const path = env().SUPPORT_FRAMEWORK
  const text = path ? await readFile(path, 'utf8') : ''
  const { errors } = readFrameworkText(text)
  if (errors.length > 0) {
    const list = errors.map((error) => `  ${path}:${error.line ?? '?'} ${error.path}: ${error.message}`).join('\n')
    throw new Error(`The framework cannot be used:\n${list}`)
  }
  // Two nodes that start together: one writes the first version, the other finds it.
  await inTransaction(ctx, async (ctx) => {
    await oneAtATime(ctx)
    const written = await ctx.db.selectFrom('framework_versions').select('id').limit(1).executeTakeFirst()
    if (!written) await putFramework(ctx, { text })
  })
}
