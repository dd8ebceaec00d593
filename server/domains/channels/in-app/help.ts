import type { Context } from '../../../platform/context.ts'
import { ask } from '../../../platform/questions.ts'
import { wordsOfPage } from '../../../platform/text/page-words.ts'
import { getCustomer } from '../../customers/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { ArticlesForPage } from '../questions.ts'
import type { HelpQuery, PageHelp } from './contract.ts'

const PATH = 'support_channels.in_app_messaging.contextual_help'
const MOST = 3

/** Articles for the page of the app somebody looks at: three at most, none but what a customer may read. */
export async function helpForPage(ctx: Context, { page, language, customer_id }: HelpQuery): Promise<PageHelp> {
  const words = wordsOfPage(page)
  const nothing = { items: [], next_cursor: null, path: PATH, words }
  if (!(await frameworkOf(ctx)).support_channels.in_app_messaging.contextual_help)
    return { ...nothing, reason: 'switched_off' }
  if (words === '') return { ...nothing, reason: 'page_says_nothing' }
  const is_customer = await isCustomer(ctx, customer_id)
  const found = await ask(ctx, ArticlesForPage, { words, language: language?.slice(0, 2), is_customer, limit: MOST })
  const items = found.flat().slice(0, MOST)
  return { ...nothing, items, reason: items.length > 0 ? null : 'nothing_found' }
}

/** Signed in here, or in the app that asks for them. Whoever works here sees what somebody outside would. */
async function isCustomer(ctx: Context, customerId: string | undefined): Promise<boolean> {
  if (ctx.actor.type === 'customer') return true
  return customerId !== undefined && (await getCustomer(ctx, customerId)) !== null
}
