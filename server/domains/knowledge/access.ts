import type { Selectable } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'
import type { Visibility } from './contract.ts'

export type ArticleRow = Selectable<DB['articles']>

/** What somebody may read once it is published. */
export interface Audience {
  sees: readonly Visibility[]
}

export const EVERYBODY: Audience = { sees: ['public'] }
const CUSTOMERS: Audience = { sees: ['public', 'customers'] }
const DESK: Audience = { sees: ['public', 'customers', 'internal'] }

/** The desk reads everything, a customer who is signed in what is for customers, everybody else what is public. */
export function audienceOf({ type, role }: Actor): Audience {
  if (type === 'customer' || role === 'customer') return CUSTOMERS
  return type === 'system' || role !== null ? DESK : EVERYBODY
}

/** What somebody wants with an article: look at it as the desk does, change it (which locks it), or decide on what readers see. */
export type Deed = 'read' | 'change' | 'publish'

/** The only way to get an article for somebody on the desk. Missing and out of reach look the same. */
export async function accessArticle(ctx: Context, id: string, deed: Deed): Promise<ArticleRow> {
  const article =
    isId(id) && permits(ctx.actor, 'article.read')
      ? await ctx.db
          .selectFrom('articles')
          .selectAll()
          .where('id', '=', id)
          .$if(deed !== 'read', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
      : undefined
  if (!article) throw notFound('article')
  if (deed === 'change' && !permits(ctx.actor, 'article.write'))
    throw forbidden('not_permitted', 'Your role reads articles and does not write them.')
  if (deed === 'publish' && !permits(ctx.actor, 'article.publish'))
    throw forbidden('not_permitted', 'Your role does not decide what readers see. Ask a lead.')
  return article
}
