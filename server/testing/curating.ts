import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { nowText } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { enqueue } from '../platform/jobs.ts'

export interface MadeArticle {
  id: string
  number: number
}

interface Article {
  title: string
  plain?: string
  html?: string
  summary?: string
  language?: string
  category?: string
  visibility?: string
  /** Published so many days ago. */
  days_ago?: number
  verify_by?: string | null
}

/** A published article, put there as a backup would: nobody hears of it. */
export async function aReadArticle(ctx: Context, article: Article): Promise<MadeArticle> {
  const { title, plain = title, summary = 'What it is about.', language = 'en', category = 'technical' } = article
  const { html = `<p>${plain}</p>`, visibility = 'public', days_ago = 0, verify_by = null } = article
  const at = ctx
    .now()
    .subtract({ hours: 24 * days_ago })
    .toString()
  const id = newId()
  await sql`
    insert into article_categories (id, slug, names, ticket_category, created_at, updated_at)
    values (${newId()}, ${category}, ${JSON.stringify({ en: category })}::jsonb, ${category}, ${nowText(ctx)}, ${nowText(ctx)})
    on conflict (slug) do nothing`.execute(ctx.db)
  const { rows } = await sql<MadeArticle>`
    insert into articles (id, category_id, visibility, language, verify_by, created_at, updated_at)
    select ${id}, id, ${visibility}, ${language}, ${verify_by}::date, ${at}, ${at} from article_categories where slug = ${category}
    returning id, number`.execute(ctx.db)
  await sql`
    insert into article_texts (id, article_id, language, title, summary, content, state, version, updated_at,
      published_version, published_at, published_title, published_summary, published_html, published_plain)
    values (${newId()}, ${id}, ${language}, ${title}, ${summary}, ${plain}, 'published', 1, ${at}, 1, ${at}, ${title}, ${summary}, ${html}, ${plain})`.execute(
    ctx.db,
  )
  return rows[0]!
}

const kindNamed = (name: string) => ({
  kind: { name, payload: { parse: (payload: unknown) => payload } as never, max_attempts: 1 },
})

/** Has a round of the domain run now; it is over after the next `settle`. */
export const runRound = (ctx: Context, name: 'curation.hourly' | 'curation.nightly' | 'curation.gaps') =>
  enqueue(ctx, kindNamed(name), { payload: {}, key: name })
