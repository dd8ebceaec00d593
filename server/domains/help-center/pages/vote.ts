import { asSystem, type Context } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { sign } from '../../../platform/secrets.ts'
import { voteOn } from '../../knowledge/commands.ts'
import { type Site, within } from '../drawing/site.ts'
import { isBot } from '../visits/who-comes.ts'
import { type Article, articleAt } from './find-article.ts'
import { showMissing } from './missing.ts'
import { LONGEST_WORDS } from './verdict.ts'

/** "Did this answer your question?" was pressed. */
export const takeVote = (ctx: Context, visit: Visit, site: Site): Promise<PageReply> =>
  onArticle(ctx, { visit, site }, async (article) => {
    const { helpful } = visit.form
    if (helpful !== 'yes' && helpful !== 'no') throw invalid('Say yes or no.')
    await vote(ctx, { visit, site, article, helpful: helpful === 'yes' })
    return helpful
  })

/** Whoever said no says why. Their vote stays one vote. */
export const takeWords = (ctx: Context, visit: Visit, site: Site): Promise<PageReply> =>
  onArticle(ctx, { visit, site }, async (article) => {
    const comment = (visit.form.comment ?? '').trim().slice(0, LONGEST_WORDS)
    if (comment) await vote(ctx, { visit, site, article, helpful: false, comment })
    return 'words'
  })

interface Asked {
  visit: Visit
  site: Site
}

async function onArticle(
  ctx: Context,
  { visit, site }: Asked,
  take: (article: Article) => Promise<string>,
): Promise<PageReply> {
  const article = await articleAt(ctx, visit, site)
  if (!article) return showMissing(ctx, visit, site)
  return { see_other: `${within(site, article.path)}?voted=${await take(article)}#verdict` }
}

async function vote(
  ctx: Context,
  { visit, site, article, helpful, comment }: Asked & { article: Article; helpful: boolean; comment?: string },
): Promise<void> {
  if (isBot(visit.user_agent)) return
  const { id: article_id, language } = article
  const customer_id = site.customer_id ?? undefined
  await voteOn(asSystem(ctx), { article_id, language, helpful, comment, voter: voterOf(visit, site), customer_id })
}

/** One vote each: of a customer their own, of a stranger that of their browser and line, which nobody can turn back into these. */
const voterOf = ({ ip, user_agent }: Visit, { customer_id }: Site): string =>
  customer_id ? `customer:${customer_id}` : sign('help-voter', `${ip} ${user_agent}`)
