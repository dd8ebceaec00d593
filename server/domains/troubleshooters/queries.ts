import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { permits } from '../auth/permissions.ts'
import { frameworkOf } from '../framework/queries.ts'
import { teamsOf } from '../framework/teams.ts'
import type { Visibility } from '../knowledge/contract.ts'
import { accessTroubleshooter, findTroubleshooter, type TroubleshooterRow } from './access.ts'
import { articlesIn, articleTitles, readableLanguages } from './articles.ts'
import { buildDecisionTree } from './build-tree.ts'
import type {
  DecisionTree,
  Fault,
  ReadTroubleshooter,
  Troubleshooter,
  TroubleshooterContent,
  TroubleshooterListed,
  TroubleshooterQuery,
  TroubleshooterVersion,
} from './contract.ts'
import { faultsIn, treeFor } from './tree/faults.ts'

const PERSONALIZED = {
  dynamic_content: true,
  personalization: {
    user_tier: 'customize_based_on_subscription',
    previous_issues: 'show_relevant_history',
    device_type: 'optimize_for_platform',
  },
} as const

/** A troubleshooter by id, slug or category. Of a category that has none yet: what would be built for it. */
export async function getTroubleshooter(
  ctx: Context,
  named: string,
  { plan, device, version }: ReadTroubleshooter = {},
): Promise<Troubleshooter> {
  const row = await findTroubleshooter(ctx, named)
  const shown = row ? await kept(ctx, row, version ?? row.version) : await proposed(ctx, named)
  if (plan === undefined && device === undefined) return shown
  const walker = { account_type: plan ?? null, device: device ?? null, tried: new Set<string>() }
  return { ...shown, decision_tree: treeFor(shown.decision_tree, walker) }
}

async function kept(ctx: Context, row: TroubleshooterRow, number: number): Promise<Troubleshooter> {
  const content = await contentOf(ctx, row.id, number)
  const { id, slug, category, version, published_version, published_at, created_at, updated_at } = row
  const visibility = row.visibility as Visibility
  return {
    ...{ id, slug, category, visibility, version, published_version, published_at, created_at, updated_at },
    ...content,
    ...PERSONALIZED,
    state: stateOf(row),
    articles: await articleTitles(ctx, articlesIn(content.decision_tree), content.languages[0] ?? 'en'),
    faults: await findFaults(ctx, content, visibility),
    paths: published_version ? pathsOf(slug, content.languages) : {},
    may_change: permits(ctx.actor, 'troubleshooter.manage'),
  }
}

/** Not kept: made anew whenever it is asked for, until somebody keeps it. */
async function proposed(ctx: Context, category: string): Promise<Troubleshooter> {
  const built = await buildDecisionTree(ctx, category)
  if (!built.known) throw notFound('troubleshooter')
  const at = instantText(ctx.now())
  return {
    ...{ id: null, category, visibility: 'public', version: 0, published_version: null, published_at: null },
    ...{ slug: category, created_at: at, updated_at: at, state: 'draft', paths: {}, articles: {} },
    ...built.content,
    ...PERSONALIZED,
    faults: await findFaults(ctx, built.content, 'public'),
    may_change: permits(ctx.actor, 'troubleshooter.manage'),
  }
}

const stateOf = ({ version, published_version }: Pick<TroubleshooterRow, 'version' | 'published_version'>) =>
  published_version === null ? 'draft' : published_version === version ? 'published' : 'changed'

const pathsOf = (slug: string, languages: readonly string[]) =>
  Object.fromEntries(languages.map((language) => [language, `/help/${language}/troubleshooters/${slug}`]))

/** One version of what was written. */
export async function contentOf({ db }: Context, id: string, number: number): Promise<TroubleshooterContent> {
  const row = await db
    .selectFrom('troubleshooter_versions')
    .select(['languages', 'titles', 'intros', 'tree'])
    .where('troubleshooter_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound('version')
  const { tree, ...texts } = row
  return { ...texts, decision_tree: tree as unknown as DecisionTree } as TroubleshooterContent
}

/** What keeps it from being published as it is. */
export async function findFaults(
  ctx: Context,
  content: TroubleshooterContent,
  visibility: Visibility,
): Promise<Fault[]> {
  const articles = await readableLanguages(ctx, articlesIn(content.decision_tree), visibility)
  const teams = new Set(teamsOf(await frameworkOf(ctx)).map(({ name }) => name))
  return faultsIn(content, { articles, teams })
}

/** How long ago a run may have begun to be counted in a list. */
const COUNTED_DAYS = 30

/** Troubleshooters, changed last first. */
export async function listTroubleshooters(ctx: Context, query: TroubleshooterQuery) {
  const after = readCursor(query.cursor, ['instant', 'id'])
  const since = instantText(ctx.now().subtract({ hours: 24 * COUNTED_DAYS }))
  const rows = await ctx.db
    .selectFrom('troubleshooters')
    .innerJoin('troubleshooter_versions as newest', (join) =>
      join
        .onRef('newest.troubleshooter_id', '=', 'troubleshooters.id')
        .onRef('newest.number', '=', 'troubleshooters.version'),
    )
    .selectAll('troubleshooters')
    .select(['newest.languages', 'newest.titles'])
    .select([
      sql<number>`jsonb_array_length(newest.tree -> 'steps')`.as('steps'),
      sql<TroubleshooterListed['runs']>`(
        select jsonb_build_object('started', count(*), 'fixed', count(*) filter (where state = 'fixed'),
          'ticket', count(*) filter (where state = 'ticket'))
        from troubleshooter_runs where troubleshooter_id = troubleshooters.id and started_at >= ${since}::timestamptz)`.as(
        'runs',
      ),
    ])
    .$if(query.category !== undefined, (select) => select.where('category_key', '=', query.category!))
    .$if(query.state === 'draft', (select) => select.where('published_version', 'is', null))
    .$if(query.state === 'published', (select) => select.where('published_version', 'is not', null))
    .$if(Boolean(query.q?.trim()), (select) => select.where(isCalled(query.q!.trim())))
    .$if(after !== undefined, (select) =>
      select.where((eb) => eb(eb.refTuple('updated_at', 'id'), '<', eb.tuple(...after!))),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = pageOfRows(rows, query.limit, ({ updated_at, id }) => [updated_at, id])
  return { ...page, items: page.items.map((row) => ({ ...row, state: stateOf(row) })) }
}

const isCalled = (words: string) =>
  sql<boolean>`exists (select from jsonb_each_text(newest.titles) as title
    where position(lower(${words}) in lower(title.value)) > 0)`

/** Its versions, the newest first: the last 100. */
export async function listVersions(ctx: Context, named: string): Promise<TroubleshooterVersion[]> {
  const { id, published_version } = await accessTroubleshooter(ctx, named, 'read')
  const rows = await ctx.db
    .selectFrom('troubleshooter_versions')
    .leftJoin('users', 'users.id', 'troubleshooter_versions.author_id')
    .select(['number', 'note', 'author_id', 'users.name as author_name', 'troubleshooter_versions.created_at'])
    .select(sql<number>`jsonb_array_length(tree -> 'steps')`.as('steps'))
    .where('troubleshooter_id', '=', id)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ author_id, author_name, ...row }) => ({
    ...row,
    author: author_id ? { id: author_id, name: author_name ?? '' } : null,
    is_published: row.number === published_version,
  }))
}

/** Published ones for a list in the help center: those with a text in this language, that such readers may see. */
export async function publishedTroubleshooters(
  { db }: Context,
  { language, sees, category }: { language: string; sees: readonly Visibility[]; category?: string },
): Promise<{ slug: string; title: string; intro: string; category: string; path: string }[]> {
  const rows = await db
    .selectFrom('troubleshooters')
    .innerJoin('troubleshooter_versions as shown', (join) =>
      join
        .onRef('shown.troubleshooter_id', '=', 'troubleshooters.id')
        .onRef('shown.number', '=', 'troubleshooters.published_version'),
    )
    .select(['slug', 'category_key as category', 'shown.titles', 'shown.intros'])
    .where('visibility', 'in', [...sees])
    .where(sql<boolean>`${language} = any(shown.languages)`)
    .$if(category !== undefined, (query) => query.where('category_key', '=', category!))
    .orderBy('slug')
    .limit(200)
    .execute()
  return rows.map(({ slug, category, titles, intros }) => ({
    ...{ slug, category, path: `/help/${language}/troubleshooters/${slug}` },
    title: (titles as Record<string, string>)[language] ?? slug,
    intro: (intros as Record<string, string>)[language] ?? '',
  }))
}
