import type { Context } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/http/page.ts'
import { publishedArticle } from '../../knowledge/queries.ts'
import type { Site } from '../drawing/site.ts'

/** An article as its page needs it. */
export type Article = NonNullable<Awaited<ReturnType<typeof articleAt>>>

/** The article of an address such as `12-reset-your-password`, as far as this reader may see it. */
export async function articleAt(ctx: Context, { params }: Visit, { language, audience }: Site) {
  const number = Number(/^(\d{1,9})(?:-|$)/.exec(params.slug ?? '')?.[1])
  if (!number) return null
  return publishedArticle(ctx, number, { language, audience })
}
