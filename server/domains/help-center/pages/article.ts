import type { Context } from '../../../platform/context.ts'
import { cleaned, html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { isId } from '../../../platform/ids.ts'
import { countView } from '../../knowledge/commands.ts'
import { noteClick } from '../../retrieval/commands.ts'
import { type Shown, show } from '../drawing/frame.ts'
import { articleList, crumbs, dayIn, moreHelp } from '../drawing/parts.ts'
import { type Site, within } from '../drawing/site.ts'
import { noteSeen } from '../visits/notes.ts'
import { type Comer, whoComes } from '../visits/who-comes.ts'
import { articleFacts } from './article-facts.ts'
import { above } from './category.ts'
import { type Article, articleAt } from './find-article.ts'
import { pathOf, showMissing } from './missing.ts'
import { shelvesOf } from './shelves.ts'
import { drawVerdict } from './verdict.ts'

/** From so many headings on a text can be entered elsewhere than at its beginning. */
const LONG_ENOUGH = 3
const LOWEST_LISTED = 3
const SIGNS_A_MINUTE = { zh: 400, other: 1_100 }

/** One article. Any words after its number lead to it, and on to the right address. */
export async function showArticle(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const article = await articleAt(ctx, visit, site)
  if (!article) return showMissing(ctx, visit, site)
  const query = visit.path.includes('?') ? visit.path.slice(visit.path.indexOf('?')) : ''
  const path = within(site, article.path)
  if (encodeURI(pathOf(visit.path)) !== path) return { moved_to: `${path}${query}` }
  const comer = whoComes(ctx, visit)
  count(ctx, { visit, site, article, comer })
  const shelves = await shelvesOf(ctx, site)
  const shelf = shelves.find(({ slug }) => slug === article.category)
  const steps = shelf
    ? [...above(site, shelves, shelf), { name: shelf.name, path: `/help/${site.language}/categories/${shelf.slug}` }]
    : []
  return show(site, {
    ...about(article),
    facts: articleFacts(site, article, steps),
    body: html`${crumbs(site, steps)}${drawn(site, article, visit)}`,
    cookies: comer.cookies,
    kept: site.customer_id ? undefined : 'checked',
  })
}

const about = ({ title, summary, path, languages, visibility }: Article): Omit<Shown, 'body'> => ({
  ...{ title, description: summary, languages, kind: 'article' },
  // What only customers may read is for no search engine.
  ...(visibility === 'public' ? { path } : {}),
})

interface Counted {
  visit: Visit
  site: Site
  article: Article
  comer: Comer
}

/** After the page, not before it: nobody waits for our counting. */
function count(ctx: Context, { visit, site, article, comer }: Counted): void {
  if (comer.counted === 'not' || visit.query.voted !== undefined) return
  const asked = visit.query.search
  const search_id = typeof asked === 'string' && isId(asked) ? asked : null
  const { language, customer_id } = site
  noteSeen(ctx, comer, { kind: 'view', article_id: article.id, search_id, language, customer_id })
  const failed = (err: unknown) => ctx.log.warn({ err }, 'a view was not counted')
  void countView(ctx, article.id).catch(failed)
  if (search_id) void noteClick(ctx, search_id, article.id).catch(failed)
}

function drawn(site: Site, article: Article, visit: Visit): Markup {
  const { words } = site
  const headings = article.headings.filter(({ level }) => level <= LOWEST_LISTED)
  const isLong = headings.length >= LONG_ENOUGH
  const q = typeof visit.query.q === 'string' ? visit.query.q : undefined
  return html`<article class="inner${isLong && ' beside'}">${heading(site, article)}${isLong && contents(site, headings)}
<div class="text">${cleaned(reachable(article.html))}</div>${drawVerdict(site, article, visit)}${
    article.related.length > 0 &&
    html`<section class="section related"><h2>${words.related}</h2>${articleList(site, article.related)}</section>`
  }${moreHelp(site, { q, article: article.number })}</article>`
}

function heading({ words, language }: Site, { title, summary, updated_at, visibility, plain }: Article): Markup {
  const a_minute = language === 'zh' ? SIGNS_A_MINUTE.zh : SIGNS_A_MINUTE.other
  const minutes = Math.max(1, Math.round(plain.length / a_minute))
  return html`<header class="title"><h1>${title}</h1>${summary && html`<p class="lead">${summary}</p>`}
<p class="meta"><time datetime="${updated_at}">${words.updated(dayIn(language, updated_at))}</time> · ${words.reading(minutes)}${
    visibility === 'customers' && html` · ${words.for_customers}`
  }</p></header>`
}

/** What is wider than the page is scrolled by itself, with the keyboard too. */
const reachable = (drawn: string): string =>
  drawn
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')

/** Where a long text can be entered: beside it where there is room, one line above it where there is not. */
const contents = ({ words }: Site, headings: Article['headings']): Markup => html`
<nav class="aside" aria-label="${words.contents}"><details class="contents"><summary>${words.contents}</summary><ul>${headings.map(
  ({ id, text, level }) => html`<li${level > 2 && html` class="deeper"`}><a href="#${id}">${text}</a></li>`,
)}</ul></details></nav>`
