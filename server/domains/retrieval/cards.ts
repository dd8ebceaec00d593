import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { excerptOf, lineWithHits } from '../../platform/text/excerpt.ts'
import type { Audience } from '../knowledge/access.ts'
import { articlePath } from '../knowledge/draw.ts'
import type { FoundArticle } from './contract.ts'
import type { Match } from './engine/ranking.ts'

/** What counts as a hit. */
export type Words = Pick<ReadonlySet<string>, 'has'>

/** Of a long text, so much is looked through for the place to show. */
const MOST_CHARACTERS = 20_000
/** Shown where nothing is marked. */
const BEGINNING = 160

interface Row {
  id: string
  number: number
  language: string
  title: string
  summary: string
  body: string
  visibility: FoundArticle['visibility']
}

/** Articles that were found, in their order, with what was looked for marked. Who may not read one does not get it. */
export async function foundArticles(
  ctx: Context,
  matches: readonly Pick<Match, 'article_id' | 'language'>[],
  { audience, words }: { audience: Audience; words: Words },
): Promise<FoundArticle[]> {
  const rows = await readableTexts(ctx, matches, audience)
  return matches.flatMap(({ article_id, language }) => {
    const row = rows.find(({ id, language: own }) => id === article_id && own === language)
    return row ? [cardOf(row, words)] : []
  })
}

/** Checked here once more: the index may be a moment behind, this is not. */
async function readableTexts(
  { db }: Context,
  matches: readonly Pick<Match, 'article_id' | 'language'>[],
  { sees }: Audience,
): Promise<Row[]> {
  if (matches.length === 0) return []
  const { rows } = await sql<Row>`
    select a.id, a.number, t.language, t.published_title as title, coalesce(t.published_summary, '') as summary,
      left(coalesce(t.published_plain, ''), ${sql.lit(MOST_CHARACTERS)}) as body, a.visibility
    from articles a join article_texts t on t.article_id = a.id
    where (a.id, t.language) in (
        select * from unnest(${matches.map(({ article_id }) => article_id)}::uuid[], ${matches.map(({ language }) => language)}::text[]))
      and a.archived_at is null and t.published_version is not null and a.visibility = any(${[...sees]})`.execute(db)
  return rows
}

function cardOf({ body: plain, ...row }: Row, words: Words): FoundArticle {
  const body = asOneLine(plain)
  const excerpt = excerptOf(body, words) ?? (row.summary ? lineWithHits(row.summary, words) : beginningOf(body))
  return {
    ...row,
    path: articlePath(row.language, row.number, row.title),
    highlighted: { title: lineWithHits(row.title, words), excerpt },
  }
}

/** Headings and list items stand apart, without their marks: an excerpt is read as one line. */
const asOneLine = (plain: string): string =>
  plain.replace(/^[ \t]*(?:-|\d+\.)[ \t]+/gm, '').replace(/(?<=[^\s.!?;:。！？；：])\s*\n\s*(?=\S)/g, ' · ')

function beginningOf(body: string): FoundArticle['highlighted']['excerpt'] {
  const text = body.slice(0, BEGINNING).toWellFormed().replace(/\s+/g, ' ').trim()
  return text ? [{ text, hit: false }] : []
}
