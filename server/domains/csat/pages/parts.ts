import type { Context } from '../../../platform/context.ts'
import type { UiLanguage } from '../../../platform/contract.ts'
import type { AppError } from '../../../platform/errors.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import { documentOf } from '../../../platform/html/public-page.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { Opened } from '../links.ts'
import type { Notice } from '../words/pages-en.ts'
import { PAGE_WORDS } from '../words/words.ts'
import type { Matter } from './matter.ts'

interface Shown {
  language: UiLanguage
  title: string
  /** 200 unless said otherwise. */
  status?: number
  body: Markup
}

export async function show(ctx: Context, { language, title, status = 200, body }: Shown): Promise<PageReply> {
  const { brand } = await frameworkOf(ctx)
  return { status, document: documentOf({ language, title, brand, body: html`<div class="card">${body}</div>` }) }
}

interface Noticed {
  language: UiLanguage
  notice: Notice
  status?: number
  /** Which case, when the link was one of ours. */
  matter?: Matter
  /** Where the notice's `go` leads; without a way it is left out. */
  path?: string | null
}

/** A page that says how things are in a sentence or two. */
export function showNotice(ctx: Context, { language, notice, status, matter, path }: Noticed): Promise<PageReply> {
  const { title, text, go } = notice
  const way = go && path && html`<p><a class="button" href="${path}">${go}</a></p>`
  const body = html`${matter && caseLine(matter)}<h1>${title}</h1><p>${text}</p>${way}`
  return show(ctx, { language, title, status, body })
}

const STATUS = { unknown: 404, other_page: 404, expired: 410 }

/** A link that opens nothing: why, and what to do instead. */
export const showRefusal = (
  ctx: Context,
  { language }: Visit,
  opened: Exclude<Opened, { id: string }>,
): Promise<PageReply> =>
  showNotice(ctx, {
    language,
    notice: PAGE_WORDS[language].refused[opened.refused],
    status: STATUS[opened.refused],
    path: 'path' in opened ? opened.path : null,
  })

/** What is shown when the page could not even be asked for, or failed. */
export function showFailure(ctx: Context, { language }: Visit, { status }: AppError): Promise<PageReply> {
  const words = PAGE_WORDS[language].refused
  const notice = status === 429 ? words.too_many : status < 500 ? words.unreadable : words.failed
  return showNotice(ctx, { language, notice, status })
}

/** The number people know, and the customer's own words for it. */
export const caseLine = ({ case_id, subject }: Matter): Markup => html`<p class="case">${case_id} · ${subject}</p>`

/** What stands wrong with a field, told to everybody who looks or listens. */
export const errorLine = (id: string, error: string | null): Markup | null =>
  error === null ? null : html`<p class="error" id="${id}" role="alert">${error}</p>`

interface TextField {
  label: string
  hint: string
  value: string
  error: string | null
}

/** A field for the customer's own words. */
export const commentField = ({ label, hint, value, error }: TextField): Markup => html`
  <div class="field">
    <label for="comment">${label}</label>
    <p class="hint" id="comment-hint">${hint}</p>
    ${errorLine('comment-error', error)}
    <textarea id="comment" name="comment" rows="4" maxlength="5000" aria-describedby="comment-hint${error && ' comment-error'}">${value}</textarea>
  </div>`
