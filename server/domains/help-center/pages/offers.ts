import type { Context } from '../../../platform/context.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { findArticles } from '../../retrieval/queries.ts'
import { suggestionsFor } from '../contact/suggest.ts'
import { readToken } from '../contact/tokens.ts'
import { type Site, within } from '../drawing/site.ts'

const MOST = 5
const LONGEST = 100

/** What our script shows below the search field while somebody types. Not a search yet: it stands in no log. */
export async function offerForSearch(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const q = typeof visit.query.q === 'string' ? visit.query.q.trim().slice(0, LONGEST) : ''
  const { language, audience } = site
  const found = q ? await findArticles(ctx, { q, language, audience, limit: MOST, place: 'none' }) : { items: [] }
  return offered(site, found.items)
}

/** What it shows above the button of the form: the same that the step before sending would. */
export async function offerForContact(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const { subject = '', message = '', token } = visit.form
  const cards = readToken(token) ? await suggestionsFor(ctx, { visit, site, subject, message }) : []
  return offered(site, cards)
}

const offered = (site: Site, cards: readonly { title: string; path: string }[]): PageReply => ({
  status: 200,
  content: {
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ items: cards.map(({ title, path }) => ({ title, path: within(site, path) })) }),
  },
})
