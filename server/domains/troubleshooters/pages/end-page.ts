import { z } from 'zod'
import { asSystem, type Context } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { getCustomer, mailAddressOf } from '../../customers/queries.ts'
import type { ShownStep } from '../runs/contract.ts'
import { openTicketByToken } from '../runs/open-ticket.ts'
import { ticketDraft } from '../runs/ticket-draft.ts'
import type { Place } from './place.ts'
import { type At, type Walk, walkOf } from './step-page.ts'
import { type PageWords, pageWords } from './words.ts'

interface End {
  at: At
  step: ShownStep
  place: Place
}

/** The last page of a walk: it works, or a form that is filled in. */
export async function endOf(ctx: Context, { at, step, place }: End): Promise<Markup> {
  const words = pageWords(place.language)
  if (step.kind !== 'ticket')
    return html`<p>${words.fixed}</p><p><a class="button" href="${place.home}">${words.to_home}</a></p>${again(at, place)}`
  if (at.run.ticket_id) return await filed(ctx, at.run.ticket_id, words)
  if (!place.takes_tickets) return html`<p>${words.no_contact}</p>${again(at, place)}`
  const intro = !step.html && html`<p class="lead">${words.form_intro}</p>`
  return html`${intro}${drawForm(at, await prefilled(ctx, at, place), place)}${again(at, place)}`
}

/** Opens the ticket with all that was answered. What is wrong is asked again, and what was written is kept. */
export async function takeForm(ctx: Context, visit: Visit, place: Place): Promise<PageReply> {
  const walk = await walkOf(ctx, visit, place)
  const [written, path] = [writtenIn(visit, walk), `${walk.path}/${walk.way.length - 1}`]
  const wrong = place.customer_id ? { ...wrongIn(written), name: undefined, email: undefined } : wrongIn(written)
  if (!place.takes_tickets || visit.form.website) return { see_other: path }
  if (Object.values(wrong).some(Boolean)) return formAgain(walk, { ...written, wrong }, place)
  const { name, email, subject, text } = written
  const customer = place.customer_id ? undefined : { name, email }
  try {
    await openTicketByToken(asSystem(ctx), visit.params.token!, {
      ...{ subject, text, confirmation: place.confirmation, customer_id: place.customer_id ?? undefined, customer },
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'sender_blocked') throw error
    return formAgain(walk, { ...written, wrong: { email: 'blocked' } }, place)
  }
  return { see_other: path }
}

async function filed({ db }: Context, id: string, words: PageWords): Promise<Markup> {
  const { case_id } = await db.selectFrom('tickets').select('case_id').where('id', '=', id).executeTakeFirstOrThrow()
  return html`<div class="card" role="status"><h2>${words.sent(case_id ?? '')}</h2><p>${words.sent_text}</p></div>`
}

type Fault = 'wrong_name' | 'wrong_email' | 'wrong_subject' | 'wrong_text' | 'blocked'
interface Written {
  name: string
  email: string
  subject: string
  text: string
  wrong: Partial<Record<'name' | 'email' | 'subject' | 'text', Fault | undefined>>
}

const Field = { name: z.string().min(1).max(200), subject: z.string().min(1).max(200), text: z.string().max(20_000) }

function wrongIn({ name, email, subject, text }: Written): Written['wrong'] {
  return {
    ...(!Field.name.safeParse(name).success && { name: 'wrong_name' as const }),
    ...(!z.email().max(254).safeParse(email).success && { email: 'wrong_email' as const }),
    ...(!Field.subject.safeParse(subject).success && { subject: 'wrong_subject' as const }),
    ...(!Field.text.safeParse(text).success && { text: 'wrong_text' as const }),
  }
}

function writtenIn({ form }: Visit, walk: Walk): Written {
  const field = (name: string) => (form[name] ?? '').trim()
  const subject = form.subject === undefined ? (draftOf(walk)?.subject ?? '') : field('subject')
  return { name: field('name'), email: field('email'), subject, text: field('text'), wrong: {} }
}

const draftOf = ({ title, run, walker, way }: Walk) => ticketDraft({ title, language: run.language, walker, way })

async function prefilled(ctx: Context, walk: Walk, { customer_id }: Place): Promise<Written> {
  const subject = draftOf(walk)?.subject ?? ''
  if (!customer_id) return { name: '', email: '', subject, text: '', wrong: {} }
  const [customer, email] = await Promise.all([
    getCustomer(asSystem(ctx), customer_id),
    mailAddressOf(ctx, customer_id),
  ])
  return { name: customer.name, email: email ?? '', subject, text: '', wrong: {} }
}

function formAgain(walk: Walk, written: Written, place: Place): PageReply {
  const words = pageWords(place.language)
  const title = words.form_title
  const body = html`<div class="inner title"><h1>${title}</h1>${drawForm(walk, written, place)}</div>`
  return place.show({ title: `${words.wrong} ${title}`, body, status: 422 })
}

function drawForm(walk: Walk, written: Written, place: Place): Markup {
  const words = pageWords(place.language)
  const said = draftOf(walk)?.text ?? ''
  const line = (name: 'name' | 'email' | 'subject', fill: string) =>
    html`<div class="field"><label for="${name}">${words[name]}</label>${
      name === 'email' && html`<p class="hint" id="email-hint">${words.email_hint}</p>`
    }${errorOf(name, written, words)}<input id="${name}" name="${name}" type="${name === 'email' ? 'email' : 'text'}" value="${written[name]}" autocomplete="${fill}" maxlength="254" required${describedBy(name, written)}></div>`
  return html`<form class="form" method="post" action="${walk.path}/ticket" novalidate>
${!place.customer_id && html`${line('name', 'name')}${line('email', 'email')}`}${line('subject', 'off')}
<div class="field"><label for="text">${words.text}</label><p class="hint" id="text-hint">${words.text_hint}</p>${errorOf('text', written, words)}<textarea id="text" name="text" rows="5" maxlength="20000"${describedBy('text', written)}>${written.text}</textarea></div>
<div class="trap" aria-hidden="true"><label for="website">–</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<details class="field" open><summary>${words.goes_along}</summary><div class="card">${linesOf(said)}</div></details>
<p class="choices"><button>${words.send}</button></p></form>`
}

/** A line of what goes along may be long: it is wrapped, and its number stays as the ticket will have it. */
const linesOf = (said: string): Markup[] =>
  said
    .split('\n')
    .filter(Boolean)
    .map((line) => html`<p>${line}</p>`)

const errorOf = (name: keyof Written['wrong'], { wrong }: Written, words: PageWords): Markup | null =>
  wrong[name] ? html`<p class="error" id="${name}-error" role="alert">${words[wrong[name]]}</p>` : null

function describedBy(name: keyof Written['wrong'], { wrong }: Written): Markup {
  const hinted = name === 'email' || name === 'text' ? `${name}-hint` : ''
  const ids = [hinted, wrong[name] && `${name}-error`].filter(Boolean).join(' ')
  return html`${ids && html` aria-describedby="${ids}"`}${wrong[name] && html` aria-invalid="true"`}`
}

/** What has failed in this run is passed over in the next. */
function again({ path }: Walk, place: Place): Markup {
  const words = pageWords(place.language)
  const [token, slug] = path.split('/').toReversed()
  return html`<form method="post" action="${place.base}/${slug}"><input type="hidden" name="after" value="${token}"><button class="second">${words.again}</button></form>`
}
