import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Claim } from './claims.ts'
import type { PublishedText } from './shape.ts'

/** Every language of these articles as its readers see it. */
export async function publishedTexts({ db }: Context, ids: readonly string[]): Promise<PublishedText[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PublishedText>`
    select t.article_id, t.language, coalesce(t.published_title, t.title) as title, coalesce(t.published_summary, '') as summary,
      coalesce(t.published_html, '') as html, coalesce(t.published_plain, '') as plain, a.template, a.verify_by::text as verify_by,
      t.language = a.language as is_source,
      coalesce(t.language <> a.language and source.published_version > coalesce(t.source_version, 0), false) as outdated
    from article_texts t join articles a on a.id = t.article_id
    left join article_texts source on source.article_id = a.id and source.language = a.language
    where t.article_id = any(${[...ids]}::uuid[]) and t.published_version is not null and a.archived_at is null
    order by t.article_id, t.language`.execute(db)
  return rows
}

/** Articles that have readers, after one of them; for going through all in turn. */
export async function articlesAfter({ db }: Context, after: string | null, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from articles a
    where a.archived_at is null ${after ? sql`and a.id > ${after}` : sql``}
      and exists (select from article_texts t where t.article_id = a.id and t.published_version is not null)
    order by a.id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

const NUMBERED = /^\/help\/[a-z]{2}\/articles\/(\d{1,9})(?:-|$)/

/** Which of the links in these texts lead to something: articles that are read, shelves, and addresses that are led on. */
export async function leadingPaths(
  { db }: Context,
  texts: readonly PublishedText[],
): Promise<(path: string) => boolean> {
  const paths = [
    ...new Set(texts.flatMap(({ html }) => [...html.matchAll(/href="(\/help\/[^"#?]*)/g)].map(([, path]) => path!))),
  ]
  const numbers = paths.flatMap((path) => NUMBERED.exec(path)?.[1] ?? [])
  const { rows } = await sql<{ number: number | null; path: string | null }>`
    select a.number, null as path from articles a
    where a.number = any(${numbers}::int[]) and (a.archived_at is null or a.replaced_by is not null)
      and exists (select from article_texts t where t.article_id = a.id and t.published_version is not null)
    union all select null, path from article_redirects where path = any(${paths}::text[])
    union all select null, slug from article_categories`.execute(db)
  const alive = new Set(rows.map(({ number, path }) => (number === null ? path! : String(number))))
  return (path) => {
    const number = NUMBERED.exec(path)?.[1]
    if (number !== undefined) return alive.has(number) || alive.has(path)
    const shelf = /^\/help\/[a-z]{2}\/categories\/([^/]+)\/?$/.exec(path)?.[1]
    return shelf === undefined || alive.has(shelf) || alive.has(path)
  }
}

/** What articles promise with figures, among those that share a word with `near`; all of it where that is left out. */
const MOST_CLAIMS = 100_000
export async function keptClaims({ db }: Context, near?: readonly Claim[]): Promise<Claim[]> {
  const words = near && [...new Set(near.flatMap((claim) => claim.words))]
  const { rows } = await sql<Claim>`
    select c.article_id, c.language, c.position, c.quote, c.words, c.figures from article_claims c
    join articles a on a.id = c.article_id and a.archived_at is null
    ${words ? sql`where c.words && ${words}::int[]` : sql``}
    limit ${sql.lit(MOST_CLAIMS)}`.execute(db)
  return rows
}

/** Keeps what these articles promise now, instead of what they did. */
export async function keepClaims({ db }: Context, ids: readonly string[], claims: readonly Claim[]): Promise<void> {
  await db
    .deleteFrom('article_claims')
    .where('article_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  if (claims.length === 0) return
  await sql`
    insert into article_claims (article_id, language, position, quote, words, figures)
    select article_id, language, position, quote, array(select jsonb_array_elements_text(words)::int), figures
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
      as c(article_id uuid, language text, position int, quote text, words jsonb, figures jsonb)`.execute(db)
}

/** Tickets of the last days that ask what an article answers or are linked to it, so many each. */
export async function lateTickets(
  { db }: Context,
  ids: readonly string[],
  { since, most }: { since: string; most: number },
) {
  const { rows } = await sql<{ article_id: string; ticket_id: string; language: string }>`
    select a.id as article_id, asked.ticket_id, asked.language from unnest(${[...ids]}::uuid[]) as a(id)
    cross join lateral (
      select ticket_id, language from (
        select q.id as ticket_id, q.language, q.asked_at from asked_questions q
        where q.article_id = a.id and q.source = 'ticket' and q.asked_at >= ${since}
        union
        select l.ticket_id, coalesce(q.language, t.language, 'en'), t.created_at from article_tickets l
        join tickets t on t.id = l.ticket_id left join asked_questions q on q.source = 'ticket' and q.id = t.id
        where l.article_id = a.id and t.created_at >= ${since}) as late
      order by asked_at desc limit ${most}) as asked`.execute(db)
  return rows
}
