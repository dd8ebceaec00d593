import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { unschedule } from '../../../platform/due.ts'
import { invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { ArticleRow } from '../access.ts'
import { blocksIn } from '../drawing/blocks.ts'
import { ArticleTextWritten } from '../events.ts'
import { claimFiles } from '../files-of-articles.ts'
import { PUBLICATION, type TextRow, touch } from './hold.ts'
import { voidReview } from './reviews.ts'

export interface Written {
  title: string
  summary: string
  content: string
  note?: string | undefined
  restored_from?: number
}

/** The first version of a language. A translation remembers what of its source it was made from. */
export async function beginText(
  ctx: Context,
  article: ArticleRow,
  { language, source, ...written }: Written & { language: string; source?: TextRow | undefined },
): Promise<void> {
  await refuseUnknown(ctx, article, language)
  const { title, summary, content } = written
  const text = { article_id: article.id, language, version: 1 }
  await ctx.db
    .insertInto('article_texts')
    .values({ ...text, id: newId(), title, summary, content, ...standing(ctx, written, source) })
    .execute()
  await keepVersion(ctx, { ...text, ...written })
}

/** A further version. It is a draft again: what was asked for, decided and planned for the one before it is void. */
export async function saveText(
  ctx: Context,
  text: TextRow,
  { source, ...written }: Written & { source?: TextRow | undefined },
): Promise<void> {
  const { title, summary, content } = written
  const version = text.version + 1
  await unschedule(ctx, PUBLICATION, text.id)
  await voidReview(ctx, text)
  await ctx.db
    .updateTable('article_texts')
    .set({ title, summary, content, version, state: 'draft', scheduled_for: null, ...standing(ctx, written, source) })
    .where('id', '=', text.id)
    .execute()
  await keepVersion(ctx, { article_id: text.article_id, language: text.language, version, ...written })
}

/** Whether saving would keep anything new. */
export const isSame = (text: TextRow, { title, summary, content }: Written): boolean =>
  text.title === title && text.summary === summary && text.content === content

const standing = (ctx: Context, { content }: Written, source: TextRow | undefined) => ({
  blocks: blocksIn(content),
  changed_by: ctx.actor.id,
  updated_at: nowText(ctx),
  ...(source ? { source_version: source.published_version } : {}),
})

type Version = Written & { article_id: string; language: string; version: number }

async function keepVersion(ctx: Context, { version, note, restored_from, ...written }: Version): Promise<void> {
  const { article_id, language } = written
  const created_at = nowText(ctx)
  await claimFiles(ctx, written.content)
  await ctx.db
    .insertInto('article_versions')
    .values({
      ...written,
      number: version,
      note: note ?? '',
      author_id: ctx.actor.id,
      restored_from: restored_from ?? null,
      created_at,
    })
    .execute()
  await touch(ctx, article_id, created_at)
  emit(ctx, ArticleTextWritten, { article_id, language, version })
}

async function refuseUnknown(ctx: Context, article: ArticleRow, language: string): Promise<void> {
  const { languages } = (await frameworkOf(ctx)).knowledge
  if (language === article.language || languages.includes(language)) return
  throw invalid(`The help center is not read in this language. The framework names ${languages.join(', ')}.`, [
    { path: 'language', message: 'is not among knowledge.languages of the framework' },
  ])
}
