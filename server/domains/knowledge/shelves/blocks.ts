import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import type { PageQuery } from '../../../platform/contract.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { drawMarkdown } from '../draw.ts'
import { blocksIn } from '../drawing/blocks.ts'
import { ArticleBlockChanged, ArticlePublished } from '../events.ts'
import { claimFiles } from '../files-of-articles.ts'
import type { ArticleBlock, WriteBlock } from './contract.ts'

/** Blocks by name, each with the articles it stands in, in what is written or in what is published. */
export async function listBlocks(ctx: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, ['text'])
  const rows = await ctx.db
    .selectFrom('article_blocks')
    .select(['id', 'name', 'texts', 'updated_at'])
    .$if(after !== undefined, (query) => query.where('name', '>', after![0]))
    .orderBy('name')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ name }) => [name])
  const uses = await usesOf(
    ctx,
    page.items.map(({ name }) => name),
  )
  return { ...page, items: page.items.map((row) => ({ ...row, used_in: uses.get(row.name) ?? [] }) as ArticleBlock) }
}

async function usesOf({ db }: Context, names: readonly string[]) {
  const { rows } = await sql<{ name: string; article_id: string; title: string }>`
    select distinct used.name, t.article_id, source.title
    from article_texts t
    join articles a on a.id = t.article_id
    join article_texts source on source.article_id = a.id and source.language = a.language
    cross join lateral (select unnest(t.blocks || t.published_blocks) as name) used
    where (t.blocks && ${[...names]}::text[] or t.published_blocks && ${[...names]}::text[])
      and used.name = any(${[...names]}::text[])
    order by used.name, source.title, t.article_id`.execute(db)
  return Map.groupBy(rows, ({ name }) => name)
}

/** Writes a block. A name that is taken is refused, and a block within a block. */
export const makeBlock = (ctx: Context, body: WriteBlock) =>
  inTransaction(ctx, async (ctx) => {
    await checkBlock(ctx, body)
    const now = nowText(ctx)
    const made = await ctx.db
      .insertInto('article_blocks')
      .values({ id: newId(), name: body.name, texts: JSON.stringify(body.texts), created_at: now, updated_at: now })
      .onConflict((row) => row.column('name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw nameTaken()
    emit(ctx, ArticleBlockChanged, { block_id: made.id })
    return getBlock(ctx, made.id)
  })

/** Changes a block; every article it stands in is drawn anew. Its name stays while it is used. */
export const changeBlock = (ctx: Context, id: string, body: WriteBlock) =>
  inTransaction(ctx, async (ctx) => {
    const before = await lockBlock(ctx, id)
    await checkBlock(ctx, body)
    if (before.name !== body.name) {
      await refuseWhileUsed(
        ctx,
        before.name,
        'Its name stands in articles. Take it out of them before you give it another.',
      )
      const taken = await ctx.db
        .selectFrom('article_blocks')
        .select('id')
        .where('name', '=', body.name)
        .executeTakeFirst()
      if (taken) throw nameTaken()
    }
    await ctx.db
      .updateTable('article_blocks')
      .set({ name: body.name, texts: JSON.stringify(body.texts), updated_at: nowText(ctx) })
      .where('id', '=', id)
      .execute()
    await enqueue(ctx, redrawKind, { payload: { name: body.name, after: null }, key: `article_block:${id}` })
    emit(ctx, ArticleBlockChanged, { block_id: id })
    return getBlock(ctx, id)
  })

export const deleteBlock = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    const { name } = await lockBlock(ctx, id)
    await refuseWhileUsed(ctx, name, 'This block stands in articles. Take it out of them first.')
    await ctx.db.deleteFrom('article_blocks').where('id', '=', id).execute()
    emit(ctx, ArticleBlockChanged, { block_id: id })
    return { done: true as const }
  })

const nameTaken = () => conflict('name_taken', 'Another block has this name.', [{ path: 'name', message: 'is taken' }])

async function checkBlock(ctx: Context, { texts }: WriteBlock): Promise<void> {
  const nested = Object.entries(texts).filter(([, text]) => blocksIn(text).length > 0)
  if (nested.length > 0)
    throw invalid(
      'A block holds no other block: one change would reach further than anybody sees.',
      nested.map(([language]) => ({ path: `texts.${language}`, message: 'holds a block' })),
    )
  if (Object.keys(texts).length === 0) throw invalid('A block needs a text.', [{ path: 'texts', message: 'is empty' }])
  await claimFiles(ctx, Object.values(texts).join('\n'))
}

async function lockBlock({ db }: Context, id: string) {
  const block = isId(id)
    ? await db.selectFrom('article_blocks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (!block) throw notFound('block')
  return block
}

async function refuseWhileUsed(ctx: Context, name: string, why: string): Promise<void> {
  const used = (await usesOf(ctx, [name])).get(name) ?? []
  if (used.length === 0) return
  throw conflict(
    'block_in_use',
    why,
    used.slice(0, 20).map(({ title }) => ({ path: 'used_in', message: title })),
  )
}

async function getBlock(ctx: Context, id: string): Promise<ArticleBlock> {
  const row = await ctx.db
    .selectFrom('article_blocks')
    .select(['id', 'name', 'texts', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, used_in: (await usesOf(ctx, [row.name])).get(row.name) ?? [] } as ArticleBlock
}

const Redraw = z.object({ name: z.string(), after: z.uuid().nullable() })
const redrawKind = defineJob('redraw_article_block', Redraw)
const AT_ONCE = 50

/** Draws the published texts a block stands in anew, a few at a time, each from the version that is published. */
export const redraw = redrawKind.does(async (ctx, { name, after }) => {
  const last = await inTransaction(ctx, async (ctx) => {
    const texts = await publishedWith(ctx, name, after)
    for (const text of texts) await drawAnew(ctx, text)
    return texts.length === AT_ONCE ? texts.at(-1)!.id : null
  })
  if (last) await enqueue(ctx, redrawKind, { payload: { name, after: last } })
})

const publishedWith = ({ db }: Context, name: string, after: string | null) =>
  db
    .selectFrom('article_texts as t')
    .innerJoin('article_versions as v', (join) =>
      join
        .onRef('v.article_id', '=', 't.article_id')
        .onRef('v.language', '=', 't.language')
        .onRef('v.number', '=', 't.published_version'),
    )
    .select(['t.id', 't.article_id', 't.language', 't.published_version', 'v.content'])
    .where('t.published_blocks', '@>', sql<string[]>`array[${name}]`)
    .$if(after !== null, (query) => query.where('t.id', '>', after!))
    .orderBy('t.id')
    .limit(AT_ONCE)
    .forUpdate('t')
    .execute()

type Published = Awaited<ReturnType<typeof publishedWith>>[number]

async function drawAnew(
  ctx: Context,
  { id, article_id, language, published_version, content }: Published,
): Promise<void> {
  const { html, plain, headings, files } = await drawMarkdown(ctx, content, { language })
  await ctx.db
    .updateTable('article_texts')
    .set({
      ...{ published_html: html, published_plain: plain },
      ...{ published_headings: JSON.stringify(headings), published_files: files },
    })
    .where('id', '=', id)
    .execute()
  emit(ctx, ArticlePublished, { article_id, language, version: published_version! })
}
