import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { ArticleCategoryChanged } from '../events.ts'
import type { ArticleCategory, ChangeCategory, MakeCategory } from './contract.ts'

const categories = ({ db }: Context) =>
  db
    .selectFrom('article_categories as c')
    .select(['c.id', 'c.slug', 'c.names', 'c.descriptions', 'c.parent_id', 'c.ticket_category', 'c.position'])
    .select(
      sql<number>`(select count(*)::int from articles a where a.category_id = c.id and a.archived_at is null)`.as(
        'article_count',
      ),
    )

/** Every category, in the order of the help center. */
export async function listCategories(ctx: Context): Promise<ArticleCategory[]> {
  return (await categories(ctx).orderBy('c.position').orderBy('c.slug').execute()) as ArticleCategory[]
}

async function getCategory(ctx: Context, id: string): Promise<ArticleCategory> {
  const row = isId(id) ? await categories(ctx).where('c.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('category')
  return row as ArticleCategory
}

export const makeCategory = (ctx: Context, body: MakeCategory) =>
  inTransaction(ctx, async (ctx) => {
    const id = newId()
    const now = nowText(ctx)
    await checkParent(ctx, id, body.parent_id)
    const made = await ctx.db
      .insertInto('article_categories')
      .values({ id, ...body, ...asJson(body), created_at: now, updated_at: now })
      .onConflict((row) => row.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made)
      throw conflict('slug_taken', 'Another category has this address.', [{ path: 'slug', message: 'is taken' }])
    emit(ctx, ArticleCategoryChanged, { category_id: id })
    return getCategory(ctx, id)
  })

export const changeCategory = (ctx: Context, id: string, body: ChangeCategory) =>
  inTransaction(ctx, async (ctx) => {
    await lockCategories(ctx)
    await getCategory(ctx, id)
    await checkParent(ctx, id, body.parent_id ?? null)
    await ctx.db
      .updateTable('article_categories')
      .set({ ...body, ...asJson(body), updated_at: nowText(ctx) })
      .where('id', '=', id)
      .execute()
    emit(ctx, ArticleCategoryChanged, { category_id: id })
    return getCategory(ctx, id)
  })

/** Only an empty one goes: its articles would stand nowhere. */
export const deleteCategory = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    await lockCategories(ctx)
    await getCategory(ctx, id)
    const { used } = await ctx.db
      .selectNoFrom((eb) =>
        eb
          .or([
            eb.exists(eb.selectFrom('articles').select('id').where('category_id', '=', id)),
            eb.exists(eb.selectFrom('article_categories').select('id').where('parent_id', '=', id)),
          ])
          .as('used'),
      )
      .executeTakeFirstOrThrow()
    if (used)
      throw conflict('not_empty', 'Articles or categories stand under this one, archived ones too. Move them first.')
    await ctx.db.deleteFrom('article_categories').where('id', '=', id).execute()
    emit(ctx, ArticleCategoryChanged, { category_id: id })
    return { done: true as const }
  })

/** Two who move shelves at once could otherwise put each under the other. */
const lockCategories = ({ db }: Context) =>
  db.selectFrom('article_categories').select('id').orderBy('id').forUpdate().execute()

const asJson = ({ names, descriptions }: Partial<Pick<MakeCategory, 'names' | 'descriptions'>>) => ({
  ...(names ? { names: JSON.stringify(names) } : {}),
  ...(descriptions ? { descriptions: JSON.stringify(descriptions) } : {}),
})

/** One level below another, no deeper: a reader who has to climb stairs asks the desk instead. */
async function checkParent({ db }: Context, id: string, parent_id: string | null): Promise<void> {
  if (parent_id === null) return
  const parent = isId(parent_id)
    ? await db
        .selectFrom('article_categories')
        .select(['id', 'parent_id'])
        .where('id', '=', parent_id)
        .executeTakeFirst()
    : undefined
  const child = await db.selectFrom('article_categories').select('id').where('parent_id', '=', id).executeTakeFirst()
  if (parent && parent.id !== id && parent.parent_id === null && !child) return
  throw invalid('A category stands below one that is at the top itself.', [
    { path: 'parent_id', message: 'is no category at the top, or this one has others below it' },
  ])
}
