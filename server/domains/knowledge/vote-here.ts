import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { customersById } from '../customers/queries.ts'
import { accessArticle } from './access.ts'
import type { VoteOnArticle } from './contract.ts'
import { voteOn } from './votes.ts'

/** Of five, the least that counts as helped. */
const HELPFUL_FROM = 3

/** A vote through the API: the caller's own, or of somebody the caller names in their own words. */
export async function voteHere(ctx: Context, id: string, { language, helpful, rating, voter, ...vote }: VoteOnArticle) {
  const article = await accessArticle(ctx, id, 'read')
  await refuseNobody(ctx, vote.customer_id)
  return voteOn(ctx, {
    ...{ ...vote, article_id: article.id, language: language ?? article.language, rating },
    helpful: helpful ?? rating! >= HELPFUL_FROM,
    voter: voter === undefined ? `user:${ctx.actor.id}` : `named:${voter}`,
  })
}

async function refuseNobody(ctx: Context, customer_id: string | undefined): Promise<void> {
  if (customer_id === undefined || (await customersById(ctx, [customer_id])).length > 0) return
  throw invalid('There is no such customer, so the vote would be nobody’s. Leave the customer out, or name another.', [
    { path: 'customer_id', message: 'is no customer' },
  ])
}
