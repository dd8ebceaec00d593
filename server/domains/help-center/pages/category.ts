import type { Context } from '../../../platform/context.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { publishedArticles } from '../../knowledge/queries.ts'
import { forAll, show } from '../drawing/frame.ts'
import { articleList, crumbs, moreHelp } from '../drawing/parts.ts'
import type { Site } from '../drawing/site.ts'
import { showMissing } from './missing.ts'
import { type Shelf, shelves, shelvesOf } from './shelves.ts'
import { walksOn } from './walks.ts'

const PER_PAGE = 50

/** One shelf: those that stand on it, and the articles. */
export async function showCategory(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const all = await shelvesOf(ctx, site)
  const shelf = all.find(({ slug }) => slug === visit.params.slug)
  if (!shelf) return showMissing(ctx, visit, site)
  const cursor = typeof visit.query.cursor === 'string' ? visit.query.cursor : undefined
  const { language, audience, words } = site
  const { items, next_cursor } = await publishedArticles(ctx, {
    ...{ language, audience, category: shelf.slug, limit: PER_PAGE },
    ...(cursor ? { cursor } : {}),
  })
  // Before the articles: it asks what they would have to be searched for.
  const walks = cursor ? [] : await walksOn(ctx, site, shelf.slug)
  const below = all.filter(({ parent }) => parent === shelf.slug)
  const path = `/help/${language}/categories/${shelf.slug}`
  const body = html`${crumbs(site, above(site, all, shelf))}<div class="inner title"><h1>${shelf.name}</h1>${
    shelf.description && html`<p class="lead">${shelf.description}</p>`
  }${below.length > 0 && html`<div class="section">${shelves(site, below)}</div>`}${walks.length > 0 && html`<section class="section"><h2>${words.troubleshooters}</h2>${articleList(site, walks)}</section>`}<div class="section">${walks.length > 0 && html`<h2>${words.articles_title}</h2>`}${
    items.length > 0 ? articleList(site, items) : html`<p class="quiet">${words.nothing_here}</p>`
  }${next_cursor && html`<p class="pages"><a rel="next" href="?cursor=${encodeURIComponent(next_cursor)}">${words.results.next}</a></p>`}</div>${moreHelp(site)}</div>`
  return show(site, {
    ...{ title: shelf.name, description: shelf.description || words.articles(shelf.article_count), body },
    ...(cursor ? {} : { path }),
    languages: site.languages.map((code) => ({ language: code, path: `/help/${code}/categories/${shelf.slug}` })),
    ...forAll(site),
  })
}

/** The shelves a shelf stands on, from the first page down. */
export function above({ language }: Site, all: readonly Shelf[], { parent }: Pick<Shelf, 'parent'>) {
  const steps: { name: string; path: string }[] = []
  for (let slug = parent; slug !== null && steps.length < all.length; ) {
    const shelf: Shelf | undefined = all.find((one) => one.slug === slug)
    if (!shelf) break
    steps.unshift({ name: shelf.name, path: `/help/${language}/categories/${shelf.slug}` })
    slug = shelf.parent
  }
  return steps
}
