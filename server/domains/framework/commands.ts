import { readFile } from 'node:fs/promises'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { FrameworkText } from './contract.ts'
import { FrameworkChanged } from './events.ts'
import { frameworkInForce } from './queries.ts'
import { readFrameworkText } from './read-text.ts'

/** Puts a text in force as a new version, or refuses it with path and line of everything that is wrong. */
export const putFramework = (ctx: Context, { text, note }: FrameworkText) =>
  inTransaction(ctx, async (ctx) => {
    const reading = readFrameworkText(text)
    if (!reading.framework) throw invalid(sentenceOf(reading.errors[0]!), reading.errors)
    const version = await ctx.db
      .insertInto('framework_versions')
      .values({
        id: newId(),
        text,
        resolved: JSON.stringify(reading.framework),
        author_id: ctx.actor.id,
        note: note ?? null,
        created_at: nowText(ctx),
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    ctx.tx!.memo.delete('framework')
    emit(ctx, FrameworkChanged, { version_id: version.id, number: version.number })
    return frameworkInForce(ctx)
  })

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
    await ctx.db.selectFrom('installation').select('only_row').forUpdate().execute()
    const written = await ctx.db.selectFrom('framework_versions').select('id').limit(1).executeTakeFirst()
    if (!written) await putFramework(ctx, { text })
  })
}
