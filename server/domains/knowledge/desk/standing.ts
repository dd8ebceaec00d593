import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { ArticleListed, DifficultyLevel, TextStanding, TextState, Visibility } from '../contract.ts'
import { person } from '../texts/reviews.ts'
import { isStale } from '../verifying.ts'

/** Articles as the desk lists them, without their texts. */
export const listed = ({ db }: Context) =>
  db
    .selectFrom('articles as a')
    .innerJoin('article_categories as c', 'c.id', 'a.category_id')
    .leftJoin('users as owner', 'owner.id', 'a.owner_id')
    .selectAll('a')
    .select(['c.slug as category', 'c.ticket_category', 'owner.name as owner_name'])

export type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

const standingColumns = [
  'article_id',
  'language',
  'title',
  'state',
  'version',
  'published_version',
  'published_at',
  'scheduled_for',
  'source_version',
] as const

/** Rows as the contract has them, with how each of their languages stands; one statement for all of them. */
export async function asListed(ctx: Context, rows: readonly ListedRow[]): Promise<ArticleListed[]> {
  const ids = rows.map(({ id }) => id)
  const texts = await ctx.db
    .selectFrom('article_texts')
    .select(standingColumns)
    .where('article_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('language')
    .execute()
  const { languages } = (await frameworkOf(ctx)).knowledge
  return rows.map((row) =>
    oneListed(ctx, row, { texts: texts.filter(({ article_id }) => article_id === row.id), languages }),
  )
}

type StandingRow = Pick<TextStanding, 'language' | 'title' | 'version'> & {
  state: string
  published_version: number | null
  published_at: string | null
  scheduled_for: string | null
  source_version: number | null
}

function oneListed(
  ctx: Context,
  row: ListedRow,
  { texts, languages }: { texts: readonly StandingRow[]; languages: readonly string[] },
): ArticleListed {
  const source = texts.find(({ language }) => language === row.language)!
  return {
    ...{ id: row.id, number: row.number, title: source.title, language: row.language },
    ...{ category: row.category, tags: row.tags, visibility: row.visibility as Visibility },
    difficulty_level: row.difficulty_level as DifficultyLevel,
    status: statusOf(row, source),
    owner: person(row.owner_id, row.owner_name),
    verify_by: row.verify_by,
    stale: isStale(ctx, row.verify_by),
    texts: texts.map((text) => ({
      ...text,
      state: text.state as TextState,
      outdated: text.language !== row.language && isOutdated(text, source),
    })),
    missing_languages: languages.filter((language) => !texts.some((text) => text.language === language)),
    ...{ view_count: row.view_count, helpful_votes: row.helpful_votes, unhelpful_votes: row.unhelpful_votes },
    ...{ created_date: row.created_at, last_updated: row.updated_at },
  }
}

/** What is published stays so while it is being changed. */
function statusOf({ archived_at }: ListedRow, { published_version, state }: StandingRow): ArticleListed['status'] {
  if (archived_at) return 'archived'
  return published_version === null ? (state as TextState) : 'published'
}

/** Its source was published anew since it was translated. */
const isOutdated = ({ source_version }: StandingRow, { published_version }: StandingRow): boolean =>
  published_version !== null && (source_version ?? 0) < published_version
