import type { Context } from '../../platform/context.ts'
import { wordsOfPage } from '../../platform/text/page-words.ts'
import { findArticles } from '../retrieval/queries.ts'
import type { KeptSignal, Trigger } from './contract.ts'
import { WORDS } from './words.ts'

/** The article that fits where it happened, of those everybody in the app may read; null where none does. */
export async function articleFor(
  ctx: Context,
  { trigger, why, language }: { trigger: Trigger; why: readonly KeptSignal[]; language: 'en' | 'zh' },
): Promise<string | null> {
  const words = wordsOfPage(why.findLast(({ page }) => page !== null)?.page ?? '')
  if (words === '') return null
  const asked = { language, limit: 1, audience: { sees: ['public', 'customers'] as const }, typing: false }
  for (const q of new Set([`${words} ${WORDS[trigger].asked[language]}`.trim(), words])) {
    const { items } = await findArticles(ctx, { ...asked, q, place: 'none' })
    if (items[0]) return items[0].id
  }
  return null
}
