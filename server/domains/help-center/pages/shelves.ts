import type { Context } from '../../../platform/context.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import { categoryTree } from '../../knowledge/queries.ts'
import type { Site } from '../drawing/site.ts'

/** A shelf with something on it, for this reader. */
export type Shelf = Awaited<ReturnType<typeof shelvesOf>>[number]

export const shelvesOf = (ctx: Context, { language, audience }: Site) => categoryTree(ctx, language, audience)

export const shelves = ({ base, words }: Site, all: readonly Shelf[]): Markup =>
  html`<ul class="shelves">${all.map(
    ({ slug, name, description, article_count }) =>
      html`<li><a href="${base}/categories/${slug}"><b>${name}</b>${description && html`<p>${description}</p>`}<p class="count">${words.articles(article_count)}</p></a></li>`,
  )}</ul>`
