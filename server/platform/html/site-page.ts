import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { textColourOn } from './contrast.ts'
import type { Document } from './document.ts'
import { cleaned, html, type Markup, markupText } from './markup.ts'
import type { Brand } from './public-page.ts'
import { readableOn } from './readable.ts'

/** A page of a public site: found by search engines, with a way to its other pages, and a script of its own if it wants one. */
export interface SitePage {
  /** BCP 47, such as zh-CN. */
  language: string
  title: string
  /** What search engines and previews say of it. */
  description?: string
  brand: Brand
  /** Absolute address of this page without what only this visitor asked for; null: not for search engines. */
  canonical: string | null
  /** The same in other languages, absolute. */
  alternates?: readonly { language: string; url: string }[]
  kind?: 'website' | 'article'
  site_name: string
  /** Absolute addresses of pictures; their hosts are let into the page. */
  picture?: string | null
  /** schema.org, as JSON-LD. */
  facts?: readonly object[]
  body: Markup
  /** Runs in the page, if scripts run at all: everything must work without it. */
  script?: string
  /** Whose pages may show this one in a frame. Nobody's when left out. */
  framed_by?: 'everybody'
}

/** Grounds the sheet draws on, by day and by night: links must be read on both. */
const DAY = '#ffffff'
const NIGHT = '#14171d'

const SHEET = readFileSync(new URL('site-page.css', import.meta.url), 'utf8')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,]) ?/g, '$1')

/** The whole document of a page of the site. */
export function siteDocument(page: SitePage): Document {
  const { language, body, script = '' } = page
  const style = `${coloursOf(page.brand)}${SHEET}`
  const written = html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${headOf(page)}<style>${cleaned(style)}</style></head><body>${body}${factsOf(page)}${script && html`<script>${cleaned(script)}</script>`}</body></html>`
  return { html: `<!DOCTYPE html>${markupText(written)}`, policy: policyFor(page, style) }
}

function headOf({
  title,
  site_name,
  description,
  canonical,
  alternates = [],
  kind = 'website',
  ...page
}: SitePage): Markup {
  const named = title === site_name ? title : `${title} · ${site_name}`
  const property = (name: string, content: string | null | undefined) =>
    content && html`<meta property="og:${name}" content="${content}">`
  return html`<title>${named}</title>${description && html`<meta name="description" content="${description}">`}${
    canonical ? html`<link rel="canonical" href="${canonical}">` : html`<meta name="robots" content="noindex">`
  }${alternates.map(({ language, url }) => html`<link rel="alternate" hreflang="${language}" href="${url}">`)}${[
    property('type', kind),
    property('title', title),
    property('description', description),
    property('url', canonical),
    property('site_name', site_name),
    property('image', page.picture),
    property('locale', page.language.replace('-', '_')),
  ]}<meta name="theme-color" content="${page.brand.accent}"><link rel="icon" href="data:,">`
}

/** `<` could end the element it stands in. */
const factsOf = ({ facts = [] }: SitePage): readonly Markup[] =>
  facts.map(
    (one) =>
      html`<script type="application/ld+json">${cleaned(JSON.stringify(one).replaceAll('<', '\\u003c'))}</script>`,
  )

const coloursOf = ({ accent }: Brand): string =>
  `:root{--accent:${accent};--on-accent:${textColourOn(accent)};--link:light-dark(${readableOn(accent, DAY)},${readableOn(accent, NIGHT)})}`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function policyFor({ script, picture, framed_by }: SitePage, style: string): string {
  const pictures = picture?.startsWith('https://') ? ` ${new URL(picture).origin}` : ''
  const runs = script ? `; script-src ${hashOf(script)}; connect-src 'self'` : ''
  const frames = framed_by === 'everybody' ? '*' : "'none'"
  return `default-src 'none'; style-src ${hashOf(style)}; img-src 'self' data:${pictures}${runs}; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`
}
