import { asSystem, type Context } from '../../../platform/context.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { getCustomer, mailAddressOf } from '../../customers/queries.ts'
import { drawForm, drawStep } from '../contact/draw.ts'
import { type Written, type Wrong, writtenIn, wrongIn } from '../contact/fields.ts'
import { openRequest } from '../contact/open.ts'
import { heldOut, suggestionsFor } from '../contact/suggest.ts'
import { type FormToken, newToken, readSent, readToken, sentToken } from '../contact/tokens.ts'
import { show } from '../drawing/frame.ts'
import type { Site } from '../drawing/site.ts'
import { noteDeed } from '../visits/change.ts'
import { noteSeen } from '../visits/notes.ts'
import { visitOf, whoComes } from '../visits/who-comes.ts'
import { articleNumbered } from './lists.ts'
import { showNotice } from './open.ts'

/** Who sends it sooner is asked once more: people take longer, programs do not come back. */
const SOONEST_SECONDS = 2
const LONGEST_OPEN_HOURS = 24

/** The form, with what they looked for or read in it. */
export async function showContact(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  if (!site.settings.contact_form) return showNotice(site, { ...closed(site), status: 404 })
  const comer = whoComes(ctx, visit)
  const held_out = await heldOut(ctx, comer.counted === 'visit' ? comer.visit_id : null)
  const { language, customer_id } = site
  noteSeen(ctx, comer, { kind: 'form', held_out, language, customer_id })
  const form = {
    written: await prefilled(ctx, visit, site),
    wrong: {},
    token: newToken(ctx.now()),
    suggests: !held_out,
  }
  return show(site, {
    without_search: true,
    title: site.words.contact.title,
    body: drawForm(site, form),
    cookies: comer.cookies,
  })
}

/** The form was sent: asked again what cannot be understood, shown what may answer it, and only then opened as a ticket. */
export async function takeContact(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  if (!site.settings.contact_form) throw notFound('page')
  const [written, token] = [writtenIn(visit), readToken(visit.form.token)]
  const again = (wrong: Wrong) => showAgain(ctx, { visit, site, written, wrong })
  const wrong = wrongIn(written)
  if (Object.keys(wrong).length > 0) return again(wrong)
  if (visit.form.website) return again({ form: 'trap' })
  if (!token || ageSeconds(ctx, token) > LONGEST_OPEN_HOURS * 3_600) return again({ form: 'old' })
  const step = { visit, site, written, token }
  if (visit.form.answered === 'yes') return hasHelped(ctx, step)
  const before = visit.form.answered === 'no' ? null : await stepBefore(ctx, step)
  return before ?? send(ctx, step)
}

/** It was sent, or it need not be. */
export async function showSent(_ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const its = site.words.contact
  if (visit.query.helped !== undefined) return showNotice(site, { title: its.helped_title, text: its.helped_text })
  const sent = readSent(typeof visit.query.t === 'string' ? visit.query.t : undefined)
  if (!sent) return { see_other: `${site.base}/contact` }
  const text = sent.confirmed ? `${its.sent_text} ${its.sent_mail}` : its.sent_text
  return showNotice(site, { title: its.sent(sent.case_id), text })
}

const closed = ({ words }: Site) => ({ title: words.contact.title, text: words.contact.closed })

const ageSeconds = (ctx: Context, { drawn_at }: FormToken): number =>
  ctx.now().since(Temporal.Instant.from(drawn_at)).total('seconds')

async function prefilled(ctx: Context, { query }: Visit, site: Site): Promise<Written> {
  const { customer_id } = site
  const [customer, email] = customer_id
    ? await Promise.all([getCustomer(ctx, customer_id), mailAddressOf(ctx, customer_id)])
    : [null, null]
  const q = typeof query.q === 'string' ? query.q.slice(0, 200) : ''
  const read = q ? null : await articleNumbered(ctx, site, query.article)
  return { name: customer?.name ?? '', email: email ?? '', subject: q || (read?.title ?? ''), message: '', files: [] }
}

interface Step {
  visit: Visit
  site: Site
  written: Written
  token: FormToken
}

async function showAgain(ctx: Context, { visit, site, written, wrong }: Omit<Step, 'token'> & { wrong: Wrong }) {
  // A form that can still be sent stays the same form: sent twice, it is one ticket.
  const token = wrong.form === 'old' ? newToken(ctx.now()) : (visit.form.token ?? newToken(ctx.now()))
  const files = wrong.files ? [] : written.files
  const form = { written: { ...written, files }, wrong, token, suggests: !(await heldOut(ctx, visitOf(visit))) }
  return show(site, { without_search: true, title: site.words.contact.wrong, status: 422, body: drawForm(site, form) })
}

/** Articles that may answer it, or a second look where it came as fast as programs write. */
async function stepBefore(ctx: Context, { visit, site, written, token }: Step): Promise<PageReply | null> {
  const cards = await suggestionsFor(ctx, { visit, site, ...written })
  if (cards.length === 0 && ageSeconds(ctx, token) >= SOONEST_SECONDS) return null
  const { language, words, customer_id } = site
  if (cards.length > 0)
    await noteDeed(asSystem(ctx), visitOf(visit), {
      language,
      held_out: false,
      suggested: true,
      customer_id,
      email: written.email,
    })
  const title = cards.length > 0 ? words.contact.before : words.contact.look_over
  return show(site, { without_search: true, title, body: drawStep(site, { written, cards, token: visit.form.token! }) })
}

async function hasHelped(ctx: Context, { visit, site, written }: Step): Promise<PageReply> {
  const { language, customer_id, base } = site
  await noteDeed(asSystem(ctx), visitOf(visit), {
    language,
    held_out: false,
    helped: true,
    customer_id,
    email: written.email,
  })
  return { see_other: `${base}/contact/sent?helped` }
}

async function send(ctx: Context, { visit, site, written, token }: Step): Promise<PageReply> {
  try {
    const visit_id = visitOf(visit)
    const opening = { written, external_id: token.id, visit_id, held_out: await heldOut(ctx, visit_id) }
    const { case_id, confirmed } = await openRequest(ctx, site, opening)
    return { see_other: `${site.base}/contact/sent?t=${sentToken({ case_id, confirmed })}` }
  } catch (error) {
    if (error instanceof AppError && error.code === 'sender_blocked')
      return showAgain(ctx, { visit, site, written, wrong: { form: 'blocked' } })
    throw error
  }
}
