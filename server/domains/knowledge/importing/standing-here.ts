import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { filesById } from '../../files/queries.ts'
import type { DifficultyLevel, Visibility } from '../contract.ts'
import { type Said, saysTheSame, type Words } from './fingerprint.ts'
import { idsIn } from './identity.ts'
import { fileNamed, filesNamedIn, withReferences } from './references.ts'
import { inPlaceOf } from './take-files.ts'

/** An article that the texts of a key are about, as it stands today. */
export interface Here {
  article_id: string
  is_archived: boolean
  texts: TextHere[]
  brought: Brought[]
}

export interface TextHere {
  version: number
  is_published: boolean
  words: Words
}

/** What an import made of a text before. */
export interface Brought {
  language: string
  /** The version it became. */
  version: number
  fingerprint: string
  /** What the article was about afterwards; null: it was not kept. */
  about: string | null
}

/** The articles of these keys that are here, by key: those with the id itself, and what was made of them by an import. */
export async function articlesHere(ctx: Context, keys: readonly string[]): Promise<Map<string, Here>> {
  const brought = await broughtBefore(ctx, keys)
  const own = new Set(idsIn(keys))
  const texts = Map.groupBy(
    await textsOf(ctx, [...own, ...brought.map(({ article_id }) => article_id)]),
    ({ article_id }) => article_id,
  )
  const byKey = Map.groupBy(brought, ({ key }) => key)
  const here = keys.map((key) => {
    const own = idsIn([key]).find((id) => texts.has(id))
    return [key, hereFor(own ?? byKey.get(key)?.[0]?.article_id, { texts, brought: byKey.get(key) ?? [] })] as const
  })
  return new Map(here.flatMap(([key, one]) => (one ? [[key, one]] : [])))
}

interface Known {
  texts: ReadonlyMap<string, TextRow[]>
  brought: BroughtRow[]
}

function hereFor(article_id: string | undefined, { texts, brought }: Known): Here | null {
  const rows = texts.get(article_id ?? '')
  if (!article_id || !rows) return null
  return {
    article_id,
    is_archived: rows[0]!.archived_at !== null,
    texts: rows,
    brought: brought.filter((one) => one.article_id === article_id),
  }
}

type BroughtRow = Brought & { key: string; article_id: string }

const broughtBefore = ({ db }: Context, keys: readonly string[]): Promise<BroughtRow[]> =>
  db
    .selectFrom('article_imports')
    .select(['key', 'article_id', 'language', 'version', 'fingerprint', 'about'])
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute()

type TextRow = TextHere & { article_id: string; archived_at: string | null }

async function textsOf(ctx: Context, ids: readonly string[]): Promise<TextRow[]> {
  const rows = await ctx.db
    .selectFrom('articles as a')
    .innerJoin('article_texts as t', 't.article_id', 'a.id')
    .innerJoin('article_categories as c', 'c.id', 'a.category_id')
    .select(['a.id', 'a.archived_at', 'a.tags', 'a.visibility', 'a.difficulty_level', 'c.slug as category'])
    .select(['t.language', 't.title', 't.summary', 't.content', 't.version', 't.published_version'])
    .where('a.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  const hashes = await hashesOf(ctx, rows)
  return rows.map((row) => ({
    ...{ article_id: row.id, archived_at: row.archived_at, version: row.version },
    is_published: row.published_version !== null,
    words: wordsOf(row, hashes),
  }))
}

interface Row extends Said {
  language: string
  category: string
  tags: string[]
  visibility: string
  difficulty_level: string
  published_version: number | null
}

/** What stands here, to be compared with what stands in files. `hashes`: of our files, by id. */
export const wordsOf = (row: Row, hashes: ReadonlyMap<string, string>): Words => ({
  ...{ title: row.title, summary: row.summary, language: row.language, category: row.category, tags: row.tags },
  content: byContent(row.content, hashes),
  visibility: row.visibility as Visibility,
  difficulty_level: row.difficulty_level as DifficultyLevel,
  is_draft: row.published_version === null,
  addresses: [],
})

function byContent(content: string, hashes: ReadonlyMap<string, string>): string {
  return withReferences(content, (reference) => {
    const hash = hashes.get(fileNamed(reference) ?? '')
    return hash ? inPlaceOf(hash) : null
  })
}

async function hashesOf(ctx: Context, texts: readonly { content: string }[]): Promise<Map<string, string>> {
  const files = await filesById(ctx, [...new Set(texts.flatMap(({ content }) => filesNamedIn(content)))])
  return new Map(files.map(({ id, sha256 }) => [id, sha256]))
}

export interface Old {
  article_id: string
  words: Words
}

/** Which of these texts a version of their article said before. */
export async function stoodBefore(ctx: Context, texts: readonly Old[]): Promise<Set<Words>> {
  if (texts.length === 0) return new Set()
  const versions = await ctx.db
    .selectFrom('article_versions')
    .select(['article_id', 'language', 'title', 'summary', 'content'])
    .where('article_id', '=', sql<string>`any(${texts.map(({ article_id }) => article_id)}::uuid[])`)
    .execute()
  const hashes = await hashesOf(ctx, versions)
  const byArticle = Map.groupBy(versions, ({ article_id }) => article_id)
  const said = ({ article_id, words }: Old) =>
    (byArticle.get(article_id) ?? []).some(
      ({ content, ...version }) =>
        version.language === words.language && saysTheSame({ ...version, content: byContent(content, hashes) }, words),
    )
  return new Set(texts.filter(said).map(({ words }) => words))
}
