import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { publicUrl } from '../../../platform/env.ts'
import type { PageCookie, Visit } from '../../../platform/http/page.ts'
import { newSecret } from '../../../platform/ids.ts'
import { isInPanel } from '../drawing/site.ts'

export const VISIT_COOKIE = 'help_visit'
/** A stay is over after so long at the latest, and the next one has another cookie. */
const VISIT_SECONDS = 2 * 3_600
const COOKIE = /^[\w-]{43}$/

/** Programs that say they are one: crawlers, link previews, monitors. Not counted, as readers or otherwise. Telephones by Cubot are none. */
const BOT =
  /(?<!cu)bot\b|bot[/_-]|crawl|spider|slurp|preview|facebookexternalhit|^whatsapp|embedly|monitor|uptime|pingdom|lighthouse|validator/i

/**
 * Who comes, as far as is counted. A visit is known by a cookie of our own that says nothing but "the same browser, within
 * two hours"; who asks not to be recognised has none and counts in totals only. Programs and the desk's own people are nobody.
 */
export type Comer =
  | { counted: 'visit'; visit_id: string; cookies: readonly PageCookie[] }
  | { counted: 'total'; cookies: readonly PageCookie[] }
  | { counted: 'not'; cookies: readonly PageCookie[] }

export function whoComes({ actor }: Context, visit: Visit): Comer {
  const isNobody = visit.is_prefetch || isBot(visit.user_agent) || actor.type === 'agent' || actor.type === 'ai'
  if (isNobody) return { counted: 'not', cookies: [] }
  if (visit.wants_privacy || cannotKeepCookies(visit)) return { counted: 'total', cookies: [] }
  const known = knownCookie(visit)
  const value = known ?? newSecret()
  const cookie = { name: VISIT_COOKIE, value, lasts_seconds: VISIT_SECONDS, in_frame: isInPanel(visit) }
  const cookies = known ? [] : [cookie]
  return { counted: 'visit', visit_id: visitIdOf(value), cookies }
}

/** In another site's frame browsers keep none that did not come by https: each page would look like a visit of its own. */
const cannotKeepCookies = (visit: Visit): boolean => isInPanel(visit) && !publicUrl().startsWith('https:')

/** The visit this browser is in already, if it is in one. */
export function visitOf(visit: Visit): string | null {
  const known = visit.wants_privacy ? undefined : knownCookie(visit)
  return known ? visitIdOf(known) : null
}

export const isBot = (userAgent: string): boolean => BOT.test(userAgent)

const knownCookie = ({ cookies }: Visit): string | undefined => {
  const value = cookies[VISIT_COOKIE]
  return value && COOKIE.test(value) ? value : undefined
}

/** What is stored leads nobody back to the cookie. A UUID of version 8 (RFC 9562, 5.8). */
function visitIdOf(cookie: string): string {
  const hex = createHash('sha256').update(`help-visit:${cookie}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
