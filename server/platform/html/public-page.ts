import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { UiLanguage } from '../contract.ts'
import { textColourOn } from './contrast.ts'
import type { Document } from './document.ts'
import { html, type Markup, markupText } from './markup.ts'

/** Who the page comes from, as the framework says. */
export interface Brand {
  name: string
  /** `#3b5bdb` */
  accent: string
}

/** A page for customers: one column, no script, nothing loaded from anywhere. */
export interface PublicPage {
  language: UiLanguage
  title: string
  brand: Brand
  body: Markup
}

const SHEET = readFileSync(new URL('public-page.css', import.meta.url), 'utf8')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,]) ?/g, '$1')

/** The whole document of a page for customers. Every such page is drawn by this, so that all look alike. */
export function documentOf({ language, title, brand, body }: PublicPage): Document {
  const style = `${coloursOf(brand)}${SHEET}`
  const lang = language === 'zh' ? 'zh-CN' : 'en'
  const page = html`<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title} · ${brand.name}</title><style>`
  const rest = html`</style></head><body><header><p>${brand.name}</p></header><main>${body}</main></body></html>`
  return { html: `<!DOCTYPE html>${markupText(page)}${style}${markupText(rest)}`, policy: policyFor(style) }
}

const coloursOf = ({ accent }: Brand): string => `:root{--accent:${accent};--on-accent:${textColourOn(accent)}}`

function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
}
