import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import type { LoggedSearch, SearchesFilter, SearchesQuery } from '../contract.ts'
import { askedAs } from './write.ts'

/** Searches, newest first. */
export async function listSearches({ db }: Context, query: SearchesQuery) {
  const { cursor, limit, zero_results, clicked, asked } = query
  const after = readCursor(cursor, ['instant', 'id'])
  const rows = await db
    .selectFrom('article_searches')
    .select([
      'id',
      'at',
      'query',
      'language',
      'place',
      'results',
      'corrected',
      'other_language',
      'clicked_article_id',
      'clicked_at',
    ])
    .where(within(query))
    .$if(zero_results !== undefined, (rows) => rows.where('results', zero_results ? '=' : '>', sql.lit(0)))
    .$if(clicked !== undefined, (rows) => rows.where('clicked_at', clicked ? 'is not' : 'is', null))
    .$if(asked !== undefined, (rows) => rows.where('asked', '=', askedAs(asked!)))
    .$if(after !== undefined, (rows) =>
      rows.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(after![0], after![1]))),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as LoggedSearch[], limit, ({ at, id }) => [at, id])
}

/** The searches a figure or a list is about. `to` is the first moment that is not in it. */
export function within({ language, place, from, to }: SearchesFilter): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'article_searches'>()
  return eb.and([
    ...(language ? [eb('language', '=', language)] : []),
    ...(place ? [eb('place', '=', place)] : []),
    ...(from ? [eb('at', '>=', from)] : []),
    ...(to ? [eb('at', '<', to)] : []),
  ])
}
