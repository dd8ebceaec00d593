import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { publicUrl } from '../../../platform/env.ts'
import { html, markupText } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { articlePath } from '../../knowledge/draw.ts'
import { publishedTroubleshooters } from '../../troubleshooters/queries.ts'
import type { Site } from '../drawing/site.ts'
import { localeOf } from '../words/words.ts'

const KEPT_SECONDS = 3_600

/** Every page that everybody may read, in all its languages (sitemaps.org 0.9). What is for customers stands in none. */
export async function showSitemap(ctx: Context, _visit: Visit, { languages }: Site): Promise<PageReply> {
  const [articles, walks] = await Promise.all([publicAddresses(ctx, languages), walkAddresses(ctx, languages)])
  const homes = [languages.map((language) => ({ language, path: `/help/${language}`, updated_at: null }))]
  const urls = [...homes, ...articles, ...walks].flatMap((group) => group.map((one) => entry(one, group)))
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${markupText(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls}</urlset>`)}`
  return { status: 200, content: { type: 'application/xml; charset=utf-8', body }, kept: KEPT_SECONDS, found: true }
}

interface Address {
  language: string
  path: string
  updated_at: string | null
}

const entry = ({ path, updated_at }: Address, group: readonly Address[]) =>
  html`<url><loc>${publicUrl()}${path}</loc>${updated_at && html`<lastmod>${updated_at}</lastmod>`}${
    group.length > 1 &&
    html`${group.map((one) => html`<xhtml:link rel="alternate" hreflang="${localeOf(one.language)}" href="${publicUrl()}${one.path}"/>`)}`
  }</url>`

/** As many as one sitemap may hold. */
const MOST = 50_000

/** One group an article, with all languages it is published in. */
async function publicAddresses({ db }: Context, languages: readonly string[]): Promise<Address[][]> {
  const { rows } = await sql<{ number: number; language: string; title: string; updated_at: string }>`
    select a.number, t.language, t.published_title as title, t.published_at as updated_at
    from articles a join article_texts t on t.article_id = a.id
    where a.visibility = 'public' and a.archived_at is null and t.published_version is not null
      and t.language = any(${[...languages]}::text[])
    order by a.number desc, t.language limit ${sql.lit(MOST)}`.execute(db)
  const groups = Map.groupBy(rows, ({ number }) => number).values()
  return [...groups].map((group) =>
    group.map(({ number, language, title, updated_at }) => ({
      ...{ language, updated_at },
      path: articlePath(language, number, title),
    })),
  )
}

/** Troubleshooters likewise, where they begin. */
async function walkAddresses(ctx: Context, languages: readonly string[]): Promise<Address[][]> {
  const found = languages.map(async (language) =>
    (await publishedTroubleshooters(ctx, { language, sees: ['public'] })).map((walk) => ({ ...walk, language })),
  )
  const walks = (await Promise.all(found)).flat()
  const groups = Map.groupBy(walks, ({ slug }) => slug).values()
  return [...groups].map((group) => group.map(({ language, path }) => ({ language, path, updated_at: null })))
}
