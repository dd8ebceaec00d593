import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { learnFromSearches } from './from-searches.ts'
import { learnFromTickets } from './from-tickets.ts'

/** Looks for customers' own wordings that led to an article, and puts them before a human. None counts before that. */
export const learnQuestions = (ctx: Context): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await learnFromSearches(ctx)
    await learnFromTickets(ctx)
  })
