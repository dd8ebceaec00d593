import type { Context } from '../../../platform/context.ts'
import { instantText } from '../../../platform/context.ts'
import type { DecisionTree } from '../contract.ts'
import { HELPED, isTried } from '../tree/walk.ts'

/** What failed longer ago may work by now. */
const REMEMBERED_DAYS = 180

interface Whose {
  troubleshooter_id: string
  customer_id: string | null
  /** The run this one follows, by somebody who has not said who they are. */
  after_run_id?: string | undefined
}

/**
 * The steps of a tree that have failed for this customer before: in an earlier run, whatever version it went by, or since
 * the article they show was sent to them for another matter and they wrote again.
 */
export async function triedBefore(ctx: Context, whose: Whose, tree: DecisionTree): Promise<string[]> {
  const failed = new Set(await failedInRuns(ctx, whose))
  const articles = new Set(whose.customer_id ? await articlesSentTo(ctx, whose.customer_id) : [])
  return tree.steps
    .filter(isTried)
    .filter((step) => failed.has(step.id) || (step.kind === 'article' && articles.has(step.article_id ?? '')))
    .map(({ id }) => id)
}

/** The last word on each step counts: what has helped since is worth trying again. */
async function failedInRuns(ctx: Context, { troubleshooter_id, customer_id, after_run_id }: Whose): Promise<string[]> {
  if (!customer_id && !after_run_id) return []
  const rows = await ctx.db
    .selectFrom('troubleshooter_run_steps as walked')
    .innerJoin('troubleshooter_runs as run', 'run.id', 'walked.run_id')
    .distinctOn('walked.step')
    .select(['walked.step', 'walked.answer'])
    .where('run.troubleshooter_id', '=', troubleshooter_id)
    .where('run.started_at', '>=', since(ctx))
    .where((eb) => (customer_id ? eb('run.customer_id', '=', customer_id) : eb('run.id', '=', after_run_id!)))
    .where('walked.answer', 'is not', null)
    .orderBy('walked.step')
    .orderBy('walked.answered_at', (order) => order.desc().nullsLast())
    .execute()
  return rows.filter(({ answer }) => answer === HELPED.no).map(({ step }) => step)
}

const articlesSentTo = async (ctx: Context, customer_id: string): Promise<string[]> => {
  const rows = await ctx.db
    .selectFrom('article_tickets')
    .innerJoin('tickets', 'tickets.id', 'article_tickets.ticket_id')
    .select('article_tickets.article_id')
    .where('tickets.customer_id', '=', customer_id)
    .where('article_tickets.how', '=', 'sent')
    .where('article_tickets.created_at', '>=', since(ctx))
    .execute()
  return rows.map(({ article_id }) => article_id)
}

const since = (ctx: Context): string => instantText(ctx.now().subtract({ hours: 24 * REMEMBERED_DAYS }))
