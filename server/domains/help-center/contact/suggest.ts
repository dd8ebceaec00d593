import type { Context } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/http/page.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { findArticles, suggestArticles } from '../../retrieval/queries.ts'
import type { Site } from '../drawing/site.ts'
import { isHeldOut } from '../visits/holdout.ts'
import { visitOf } from '../visits/who-comes.ts'

const MOST = 3
const FEWEST_SIGNS = 4
const LONGEST_SUBJECT = 200

/** Whether a visit is one of those that get no suggestions, to be compared with the others. Who is in none gets them. */
export async function heldOut(ctx: Context, visitId: string | null): Promise<boolean> {
  const { knowledge } = await frameworkOf(ctx)
  return visitId !== null && isHeldOut(visitId, knowledge.deflection.holdout_percent)
}

interface Asked {
  visit: Visit
  site: Site
  subject: string
  message: string
}

/**
 * Articles for what somebody is about to send: those that are likely to answer it, or else what their subject finds, since
 * they look at it themselves. None when nothing is found.
 */
export async function suggestionsFor(ctx: Context, { visit, site, subject, message }: Asked) {
  const text = `${subject}\n${message}`
  if (text.trim().length < FEWEST_SIGNS || (await heldOut(ctx, visitOf(visit)))) return []
  const { language, audience } = site
  const likely = await suggestArticles(ctx, text, { language, audience, limit: MOST })
  if (likely.length > 0 || subject.trim() === '') return likely
  const q = subject.slice(0, LONGEST_SUBJECT)
  return (await findArticles(ctx, { q, language, audience, limit: MOST, place: 'none', typing: false })).items
}
