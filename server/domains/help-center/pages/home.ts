import type { Context } from '../../../platform/context.ts'
import { publicUrl } from '../../../platform/env.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { forAll, show, siteName } from '../drawing/frame.ts'
import { articleList, moreHelp, searchField } from '../drawing/parts.ts'
import { inLanguage, type Site } from '../drawing/site.ts'
import { articlesToShow } from './lists.ts'
import { shelves, shelvesOf } from './shelves.ts'
import { walksOn } from './walks.ts'

/** The first page: the field, the shelves, what many read and what is new. */
export async function showHome(ctx: Context, _visit: Visit, site: Site): Promise<PageReply> {
  const { words, settings, language } = site
  const [all, { popular, newest }, walks] = await Promise.all([
    shelvesOf(ctx, site),
    articlesToShow(ctx, site),
    walksOn(ctx, site),
  ])
  const welcome = inLanguage(settings.welcome, language)
  const top = all.filter(({ parent }) => parent === null)
  const section = (title: string, inner: Markup | false) =>
    inner && html`<section class="section"><h2>${title}</h2>${inner}</section>`
  const body = html`<div class="hero"><div class="inner"><h1>${welcome}</h1>${searchField(site, '', true)}</div></div><div class="inner">${
    all.length === 0 && html`<p class="lead">${words.no_articles}</p>`
  }${top.length > 0 && section(words.categories, shelves(site, top))}${section(words.troubleshooters, walks.length > 0 && articleList(site, walks))}${section(
    words.popular,
    popular.length > 0 && articleList(site, popular),
  )}${section(words.newest, newest.length > 0 && articleList(site, newest))}${moreHelp(site)}</div>`
  return show(site, {
    ...{ title: siteName(site), description: welcome, body, without_search: true, path: `/help/${language}` },
    languages: site.languages.map((code) => ({ language: code, path: `/help/${code}` })),
    facts: [siteFacts(site)],
    ...forAll(site),
  })
}

const siteFacts = ({ title, language }: Site) => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: title,
  url: `${publicUrl()}/help/${language}`,
  inLanguage: language,
  potentialAction: {
    '@type': 'SearchAction',
    target: `${publicUrl()}/help/${language}/search?q={q}`,
    'query-input': 'required name=q',
  },
})
