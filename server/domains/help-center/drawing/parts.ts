import { html, type Markup } from '../../../platform/html/markup.ts'
import { localeOf } from '../words/words.ts'
import { type Site, within } from './site.ts'

/** The one field everything begins with. */
export const searchField = ({ base, words }: Site, q = '', isFirst = false): Markup => html`
<form class="find" role="search" action="${base}/search"><label class="unseen" for="q">${words.search_label}</label>
<input id="q" name="q" type="search" value="${q}" placeholder="${words.search_placeholder}" maxlength="300" autocomplete="off" data-live="${base}/offers"${isFirst && html` required`}>
<button>${words.search}</button></form>`

/** What lists show of an article. */
interface Card {
  title: string
  summary: string
  path: string
}

export const articleList = (site: Site, cards: readonly Card[]): Markup =>
  html`<ul class="list">${cards.map(
    ({ title, summary, path }) =>
      html`<li><a href="${within(site, path)}"><b>${title}</b>${summary && html`<p>${shortened(summary)}</p>`}</a></li>`,
  )}</ul>`

const LONGEST_SUMMARY = 180
const shortened = (text: string): string =>
  text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY).replace(/\s+\S*$/, '')} …`

/** The way from the first page to here; the page itself is not named again. */
export const crumbs = (site: Site, steps: readonly { name: string; path: string }[]): Markup => html`
<nav class="inner crumbs" aria-label="${site.words.home}"><ol><li><a href="${site.base}">${site.words.home}</a></li>${steps.map(
  ({ name, path }) => html`<li><a href="${within(site, path)}">${name}</a></li>`,
)}</ol></nav>`

/** Passed on to the form, so that nobody has to say twice what they looked for. */
export interface Trail {
  q?: string
  article?: number
}

export const contactPath = ({ base }: Site, { q, article }: Trail = {}): string => {
  const query = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(article ? { article: String(article) } : {}),
  }).toString()
  return `${base}/contact${query && `?${query}`}`
}

/** The way to a person, wherever the desk takes messages here. */
export const moreHelp = (site: Site, trail: Trail = {}): Markup | null =>
  site.settings.contact_form
    ? html`<section class="more-help" aria-labelledby="more-help"><h2 id="more-help">${site.words.still.title}</h2><p>${site.words.still.text}</p><a class="button" href="${contactPath(site, trail)}" rel="nofollow">${site.words.still.go}</a></section>`
    : null

/** A day as people of this language write it. */
export const dayIn = (language: string, instant: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    Temporal.Instant.from(instant).epochMilliseconds,
  )

/** What is wrong with a field, told to everybody who looks or listens. */
export const errorLine = (id: string, error: string | null | undefined): Markup | null =>
  error ? html`<p class="error" id="${id}-error">${error}</p>` : null
