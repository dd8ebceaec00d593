import type { Context } from '../../../platform/context.ts'
import { accessTroubleshooter } from '../access.ts'
import { articlesIn, articleTitles } from '../articles.ts'
import type { TroubleshooterContent } from '../contract.ts'
import { contentOf } from '../queries.ts'
import type { DifferenceQuery, VersionDifference } from './contract.ts'
import { differenceBetween } from './difference.ts'

/** What leads from one version to another, whichever came first. */
export async function readDifference(
  ctx: Context,
  named: string,
  { to, from = to - 1 }: DifferenceQuery,
): Promise<VersionDifference> {
  const { id } = await accessTroubleshooter(ctx, named, 'read')
  const before = from === 0 ? NOTHING : await contentOf(ctx, id, from)
  const after = await contentOf(ctx, id, to)
  const trees = { before: before.decision_tree, after: after.decision_tree }
  const articles = [...new Set([...articlesIn(trees.before), ...articlesIn(trees.after)])]
  return {
    ...{ from, to, trees },
    ...differenceBetween(before, after),
    articles: await articleTitles(ctx, articles, after.languages[0] ?? 'en'),
  }
}

const NOTHING: TroubleshooterContent = {
  ...{ languages: [], titles: {}, intros: {} },
  decision_tree: { start: null, steps: [] },
}
