import { readFileSync } from 'node:fs'
import { publicUrl } from '../../../platform/env.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import { siteDocument } from '../../../platform/html/site-page.ts'
import type { Handling, PageReply } from '../../../platform/http/page.ts'
import { localeOf, nameOfLanguage } from '../words/words.ts'
import { searchField } from './parts.ts'
import type { Site } from './site.ts'

/** What stands on a page, and what is said of it to others. */
export interface Shown extends Handling {
  title: string
  body: Markup
  /** 200 unless said otherwise. */
  status?: number
  description?: string
  /** Path by which search engines know it; without one they do not. */
  path?: string
  /** The same in other languages. */
  languages?: readonly { language: string; path: string }[]
  kind?: 'article'
  facts?: readonly object[]
  /** The first page has its search field in the middle, and where somebody writes it would only be in the way. */
  without_search?: true
  q?: string
}

/** Completes what the visitor types; everything works without it. */
const SCRIPT = readFileSync(new URL('../../../../help-center/live.js', import.meta.url), 'utf8')
  .replace(/^\s*\/\/.*$/gm, '')
  .replace(/\n\s*/g, '\n')
  .trim()

/** How long everybody may keep a page that is the same for all. */
const KEPT_SECONDS = 60
export const forAll = ({ customer_id }: Site): Handling => (customer_id ? {} : { kept: KEPT_SECONDS })

/** Draws a page of the help center. */
export function show(site: Site, shown: Shown): PageReply {
  const { status = 200, path, languages = [], cookies, kept, found = path !== undefined } = shown
  const isListed = found && !site.in_panel
  const document = siteDocument({
    language: localeOf(site.language),
    title: shown.title,
    site_name: siteName(site),
    description: shown.description,
    brand: site.brand,
    canonical: path && isListed ? `${publicUrl()}${path}` : null,
    alternates: isListed ? alternatesOf(site, languages) : [],
    kind: shown.kind,
    picture: pictureOf(site),
    facts: isListed ? shown.facts : [],
    body: bodyOf(site, shown),
    script: SCRIPT,
    framed_by: site.in_panel ? 'everybody' : undefined,
  })
  return { status, document, cookies, kept: status === 200 ? kept : undefined, found: isListed, framed: site.in_panel }
}

/** What search engines call the whole of it. */
export const siteName = ({ title, brand }: Site): string => (title === brand.name ? title : `${brand.name} ${title}`)

const pictureOf = ({ settings: { logo_url } }: Site): string | null =>
  logo_url?.startsWith('/') ? `${publicUrl()}${logo_url}` : logo_url

/** Every language says so of all, itself included, or search engines believe none of them. */
function alternatesOf({ languages: offered }: Site, languages: NonNullable<Shown['languages']>) {
  if (languages.length < 2) return []
  const all = languages.map(({ language, path }) => ({ language: localeOf(language), url: `${publicUrl()}${path}` }))
  const first = languages.find(({ language }) => language === offered[0]) ?? languages[0]!
  return [...all, { language: 'x-default', url: `${publicUrl()}${first.path}` }]
}

const bodyOf = (site: Site, shown: Shown): Markup => html`<div class="site${site.in_panel && ' panel'}">
<a class="skip" href="#content">${site.words.skip}</a>
${top(site, shown)}<main id="content">${
  !shown.without_search && html`<div class="inner above">${searchField(site, shown.q)}</div>`
}${shown.body}</main>${!site.in_panel && foot(site, shown)}</div>`

const top = (site: Site, shown: Shown): Markup => html`<header class="top"><div class="inner">
<a class="brand" href="${site.base}">${logo(site)}</a>${!site.in_panel && account(site, shown)}</div></header>`

function logo({ settings: { logo_url }, brand, title }: Site): Markup {
  if (logo_url) return html`<img src="${logo_url}" alt="${brand.name}" height="28"><span>${title}</span>`
  return title === brand.name ? html`${title}` : html`${brand.name} <span>${title}</span>`
}

function account({ words, base, customer_id }: Site, { path }: Shown): Markup {
  if (!customer_id) {
    const back = path ? `?to=${encodeURIComponent(path)}` : ''
    return html`<nav aria-label="${words.sign_in.link}"><a href="${base}/sign-in${back}" rel="nofollow">${words.sign_in.link}</a></nav>`
  }
  return html`<nav aria-label="${words.requests.link}"><a href="${base}/requests">${words.requests.link}</a><form method="post" action="${base}/sign-out"><button class="plain">${words.sign_in.out}</button></form></nav>`
}

/** The other languages lead to the same page where it is there, and are kept as the visitor's choice. */
function foot({ language, languages, brand, base, words }: Site, shown: Shown): Markup {
  const pathIn = (code: string) => shown.languages?.find((one) => one.language === code)?.path ?? `/help/${code}`
  // The first page leads back to nowhere.
  const isHome = shown.path === base
  const others = languages.filter((code) => code !== language)
  const choices = others.map(
    (code) =>
      html`<a href="/help/${code}/choose?to=${encodeURIComponent(pathIn(code))}" lang="${localeOf(code)}" hreflang="${localeOf(code)}" rel="nofollow">${nameOfLanguage(code)}</a>`,
  )
  return html`<footer class="foot"><div class="inner"><p>${!isHome && html`<a href="${base}">${words.back}</a> · `}${brand.name}</p>${
    choices.length > 0 && html`<nav aria-label="${nameOfLanguage(language)}">${choices}</nav>`
  }</div></footer>`
}
