import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** Related by nothing but their category, so many are looked at: of a full shelf the newest. */
const MOST_OF_CATEGORY = 50

interface About {
  id: string
  tags: readonly string[]
  category_id: string
}

/**
 * What stands near an article: those that share tags with it, most first, then others of its category. Reckoned when
 * asked, so it is never out of date and the same from both sides. `among`: an SQL condition on `near`.
 */
export const nearTo = ({ id, tags, category_id }: About, limit: number) => sql<{
  id: string
  shared: string[]
  same_category: boolean
}>`
  select near.id, near.updated_at, near.category_id = ${category_id} as same_category,
    array(select unnest(near.tags) intersect select unnest(${[...tags]}::text[]) order by 1) as shared
  from (
    select * from articles where tags && ${[...tags]}::text[] and archived_at is null and id <> ${id}
    union
    (select * from articles where category_id = ${category_id} and archived_at is null and id <> ${id}
      order by updated_at desc, id desc limit ${sql.lit(MOST_OF_CATEGORY)})) near
  order by cardinality(array(select unnest(near.tags) intersect select unnest(${[...tags]}::text[]))) desc,
    near.category_id = ${category_id} desc, near.updated_at desc, near.id desc
  limit ${sql.lit(limit)}`

export interface Near {
  id: string
  shared_tags: string[]
  same_category: boolean
}

/** Ids of the articles near one, nearest first. */
export async function articlesNear({ db }: Context, about: About, limit: number): Promise<Near[]> {
  const { rows } = await nearTo(about, limit).execute(db)
  return rows.map(({ id, shared, same_category }) => ({ id, shared_tags: shared, same_category }))
}
