import { html, type Markup } from '../../../platform/html/markup.ts'
import { articleList, errorLine } from '../drawing/parts.ts'
import type { Site } from '../drawing/site.ts'
import type { Written, Wrong } from './fields.ts'
import { keepFile } from './tokens.ts'

export interface Form {
  written: Written
  wrong: Wrong
  token: string
  /** Suggestions appear while they type. */
  suggests: boolean
}

/** The form to write to the desk. */
export function drawForm(site: Site, { written, wrong, token, suggests }: Form): Markup {
  const { words, base } = site
  const its = words.contact
  const anything = Object.values(wrong)[0]
  const error = (name: keyof Wrong) => (wrong[name] ? its.errors[wrong[name]] : null)
  const described = (name: keyof Wrong, hint?: string) => {
    const ids = [hint && `${name}-hint`, wrong[name] && `${name}-error`].filter(Boolean).join(' ')
    return html`${ids && html` aria-describedby="${ids}"`}${wrong[name] && html` aria-invalid="true"`}`
  }
  const line = (name: 'name' | 'email' | 'subject', options: { type: string; fill: string; hint?: string }) => html`
<div class="field"><label for="${name}">${its[name]}</label>${options.hint && html`<p class="hint" id="${name}-hint">${options.hint}</p>`}${errorLine(name, error(name))}
<input id="${name}" name="${name}" type="${options.type}" value="${written[name]}" autocomplete="${options.fill}" maxlength="254" required${described(name, options.hint)}></div>`
  return html`<div class="inner title"><h1>${its.title}</h1><p class="lead">${its.intro}</p>
${anything && html`<p class="wrong error" role="alert">${wrong.form ? its.errors[wrong.form] : its.wrong}</p>`}
<form class="form" method="post" action="${base}/contact" enctype="multipart/form-data" novalidate>
${line('name', { type: 'text', fill: 'name' })}${line('email', { type: 'email', fill: 'email', hint: its.email_hint })}${line('subject', { type: 'text', fill: 'off' })}
<div class="field"><label for="message">${its.message}</label><p class="hint" id="message-hint">${its.message_hint}</p>${errorLine('message', error('message'))}
<textarea id="message" name="message" rows="7" maxlength="20000" required${described('message', its.message_hint)}>${written.message}</textarea></div>
<div class="field"><label for="files">${its.files}</label><p class="hint" id="files-hint">${its.files_hint}</p>${errorLine('files', error('files'))}
<input id="files" name="files" type="file" multiple${described('files', its.files_hint)}>${keptLine(site, written)}</div>
<div id="live" aria-live="polite"${suggests && html` data-live="${base}/contact/offers" data-title="${its.live}"`}></div>
${trap(site)}${kept(written)}<input type="hidden" name="token" value="${token}"><button>${its.go}</button></form></div>`
}

/** Programs fill in every field there is; people do not see this one, and are told to leave it empty when they hear it. */
const trap = ({ words }: Site): Markup =>
  html`<div class="trap" aria-hidden="true"><label for="website">${words.contact.trap_label}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>`

const kept = ({ files }: Written): Markup[] =>
  files.map((file, index) => html`<input type="hidden" name="kept_${index}" value="${keepFile(file)}">`)

const keptLine = ({ words }: Site, { files }: Written): Markup | false =>
  files.length > 0 && html`<p class="hint">${words.contact.files_kept(files.map(({ name }) => name).join(', '))}</p>`

interface Step {
  written: Written
  token: string
  cards: readonly { title: string; summary: string; path: string }[]
}

/** The step before sending: articles that may answer it, or else only a second look. What was written goes along. */
export function drawStep(site: Site, { written, token, cards }: Step): Markup {
  const { words, base } = site
  const its = words.contact
  const suggests = cards.length > 0
  return html`<div class="inner title"><h1>${suggests ? its.before : its.look_over}</h1>${suggests && html`<p class="lead">${its.before_text}</p>`}
${suggests ? html`<div class="section">${articleList(site, cards)}</div>` : html`<div class="card"><b>${written.subject}</b><p>${written.message}</p></div>`}
<form class="form choices" method="post" action="${base}/contact">${(
    ['name', 'email', 'subject', 'message'] as const
  ).map(
    (name) => html`<input type="hidden" name="${name}" value="${written[name]}">`,
  )}${kept(written)}<input type="hidden" name="token" value="${token}">${
    suggests && html`<button name="answered" value="yes">${its.helped}</button>`
  }<button${suggests && html` class="second"`} name="answered" value="no">${suggests ? its.not_helped : its.look_over_go}</button></form></div>`
}
