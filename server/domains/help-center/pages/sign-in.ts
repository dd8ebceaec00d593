import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { SESSION_COOKIE } from '../../../platform/http/requests.ts'
import { isId } from '../../../platform/ids.ts'
import { endCustomerSession } from '../../auth/customer-sessions.ts'
import { show } from '../drawing/frame.ts'
import { errorLine } from '../drawing/parts.ts'
import type { Site } from '../drawing/site.ts'
import { askForCode, signInByCode } from '../sign-in/codes.ts'
import { noteSeen } from '../visits/notes.ts'
import { whoComes } from '../visits/who-comes.ts'
import { ownPath } from './language.ts'
import { showNotice } from './open.ts'

export const showSignIn = async (_ctx: Context, visit: Visit, site: Site): Promise<PageReply> =>
  site.customer_id ? { see_other: `${site.base}/requests` } : form(site, { to: ownPath(visit.query.to), wrong: false })

/** Whether somebody is known by the address or not, the answer is the same. */
export async function askForSignIn(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const to = ownPath(visit.form.to)
  const email = z.email().max(254).safeParse(visit.form.email?.trim())
  if (!email.success) return form(site, { to, wrong: true })
  try {
    const id = await askForCode(ctx, { email: email.data, ip: visit.ip, language: site.language })
    return { see_other: `${site.base}/sign-in/code?${new URLSearchParams({ id, ...(to ? { to } : {}) })}` }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too_many_codes') throw error
    return showNotice(site, { title: site.words.sign_in.title, text: site.words.sign_in.too_many, status: 429 })
  }
}

export async function showCode(_ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const { id } = visit.query
  if (typeof id !== 'string' || !isId(id)) return { see_other: `${site.base}/sign-in` }
  return codeForm(site, { id, to: ownPath(visit.query.to), wrong: false })
}

export async function takeCode(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const { id = '', code = '' } = visit.form
  const to = ownPath(visit.form.to)
  const digits = code.replace(/\D/g, '')
  const session = isId(id) && (await signInByCode(ctx, { id, code: digits, user_agent: visit.user_agent }))
  if (!session) return codeForm(site, { id, to, wrong: true })
  const comer = whoComes(ctx, visit)
  noteSeen(ctx, comer, { kind: 'page', language: site.language, customer_id: session.customer_id })
  const lasts_seconds = Math.floor(session.expires_at.since(Temporal.Now.instant()).total('seconds'))
  const cookies = [...comer.cookies, { name: SESSION_COOKIE, value: session.secret, lasts_seconds }]
  return { see_other: to ?? site.base, cookies }
}

export async function signOut(ctx: Context, _visit: Visit, site: Site): Promise<PageReply> {
  await endCustomerSession(ctx)
  return { see_other: site.base, cookies: site.customer_id ? [{ name: SESSION_COOKIE, value: null }] : [] }
}

interface Asked {
  to: string | undefined
  wrong: boolean
}

function form(site: Site, { to, wrong }: Asked): PageReply {
  const its = site.words.sign_in
  const body = html`<div class="inner title"><h1>${its.title}</h1><p class="lead">${its.text}</p><form class="form" method="post" action="${site.base}/sign-in" novalidate><div class="field"><label for="email">${its.email}</label>${errorLine('email', wrong ? its.bad_email : null)}
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254"${wrong && html` aria-invalid="true" aria-describedby="email-error"`}></div>${to && html`<input type="hidden" name="to" value="${to}">`}<button>${its.go}</button></form></div>`
  return show(site, { without_search: true, title: its.title, status: wrong ? 422 : 200, body })
}

function codeForm(site: Site, { id, to, wrong }: Asked & { id: string }): PageReply {
  const its = site.words.sign_in
  const body = html`<div class="inner title"><h1>${its.code_title}</h1><p class="lead">${its.code_text}</p><form class="form" method="post" action="${site.base}/sign-in/code" novalidate><div class="field"><label for="code">${its.code}</label>${errorLine('code', wrong ? its.wrong : null)}
<input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${wrong && html` aria-invalid="true" aria-describedby="code-error"`}></div><input type="hidden" name="id" value="${id}">${to && html`<input type="hidden" name="to" value="${to}">`}<button>${its.code_go}</button></form><p class="form quiet"><a href="${site.base}/sign-in">${its.again}</a></p></div>`
  return show(site, { without_search: true, title: its.code_title, status: wrong ? 422 : 200, body })
}
