import type { Context } from '../../../platform/context.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { findArticles } from '../../retrieval/queries.ts'
import { show } from '../drawing/frame.ts'
import { articleList, moreHelp } from '../drawing/parts.ts'
import { type Site, within } from '../drawing/site.ts'
import { noteSeen } from '../visits/notes.ts'
import { whoComes } from '../visits/who-comes.ts'
import { localeOf } from '../words/words.ts'
import { shelves, shelvesOf } from './shelves.ts'
import { type Walk, walksAbout } from './walks.ts'

const PER_PAGE = 10
const MOST_PAGES = 10
const LONGEST_QUERY = 300

/** What was found. Nothing found is no end: it says what may help, and the way to a person. */
export async function showResults(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const q = typeof visit.query.q === 'string' ? visit.query.q.trim().slice(0, LONGEST_QUERY) : ''
  const number = pageIn(visit)
  const comer = whoComes(ctx, visit)
  const { language, customer_id, words } = site
  if (!q) return showEmpty(ctx, site)
  const found = await findArticles(ctx, {
    ...{ q, language, audience: site.audience, limit: PER_PAGE, offset: (number - 1) * PER_PAGE },
    visit: comer.counted === 'visit' ? comer.visit_id : null,
    typing: false,
    place: comer.counted === 'not' || number > 1 ? 'none' : site.in_panel ? 'panel' : 'help_center',
  })
  const walks = number === 1 ? await walksAbout(ctx, site, found.corrected ?? q) : []
  if (number === 1) noteSeen(ctx, comer, { kind: 'search', language, customer_id })
  const body = html`<div class="inner title"><h1>${found.items.length > 0 || number > 1 ? words.results.title(q) : words.results.none(q)}</h1>${
    found.items.length > 0 ? results(site, found, { q, number }) : await nothing(ctx, site)
  }${stepByStep(site, walks)}${moreHelp(site, { q })}</div>`
  return show(site, { title: words.results.title(q), body, q, cookies: comer.cookies, kept: undefined })
}

type Found = Awaited<ReturnType<typeof findArticles>>

const pageIn = ({ query }: Visit): number => {
  const asked = Number(query.page)
  return Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
}

const showEmpty = async (ctx: Context, site: Site): Promise<PageReply> =>
  show(site, {
    title: site.words.results.plain,
    body: html`<div class="inner title"><h1>${site.words.results.ask}</h1><div class="section">${shelves(site, await shelvesOf(ctx, site))}</div></div>`,
  })

function results(site: Site, found: Found, { q, number }: { q: string; number: number }): Markup {
  const { words, base } = site
  const more = found.total > number * PER_PAGE && number < MOST_PAGES
  const pageOf = (other: number) => `${base}/search?q=${encodeURIComponent(q)}&page=${other}`
  return html`<p class="meta counted" role="status">${words.results.count(found.total)}${found.corrected && html` · ${words.results.corrected(found.corrected)}`}</p>
<ol class="list">${found.items.map(
    ({ path, highlighted, language }) =>
      html`<li${language !== site.language && html` lang="${localeOf(language)}"`}><a href="${within(site, path)}?search=${found.search_id ?? ''}&amp;q=${encodeURIComponent(q)}"><b>${marked(highlighted.title)}</b><p>${marked(highlighted.excerpt)}</p></a></li>`,
  )}</ol>${(more || number > 1) && html`<p class="pages"><span>${number > 1 && html`<a rel="prev" href="${pageOf(number - 1)}">${words.results.before}</a>`}</span>${more && html`<a rel="next" href="${pageOf(number + 1)}">${words.results.next}</a>`}</p>`}`
}

const stepByStep = (site: Site, walks: readonly Walk[]) =>
  walks.length > 0 &&
  html`<section class="section"><h2>${site.words.troubleshooters}</h2>${articleList(site, walks)}</section>`

export const marked = (pieces: readonly { text: string; hit: boolean }[]): Markup[] =>
  pieces.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : html`${text}`))

async function nothing(ctx: Context, site: Site): Promise<Markup> {
  const { none_text, none_topics } = site.words.results
  return html`<p class="lead">${none_text}</p><section class="section"><h2>${none_topics}</h2>${shelves(site, await shelvesOf(ctx, site))}</section>`
}
