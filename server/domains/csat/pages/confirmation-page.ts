import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { html } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { confirmByLink } from '../by-link.ts'
import { Comment } from '../contract.ts'
import { openToken, pathFor } from '../links.ts'
import type { Words } from '../words/pages-en.ts'
import { PAGE_WORDS } from '../words/words.ts'
import { type Matter, matterOf } from './matter.ts'
import { caseLine, commentField, errorLine, show, showRefusal } from './parts.ts'
import { showStanding } from './show-standing.ts'
import { standingOfConfirmation } from './standing.ts'

const Answer = z.enum(['solved', 'not_yet'])
type Answer = z.infer<typeof Answer>

/** Is it solved? Opening the page chooses at most; nothing happens until its button is pressed. */
export async function showConfirmation(ctx: Context, visit: Visit): Promise<PageReply> {
  const opened = openToken('confirmation', visit.params.token!, ctx.now())
  if (!('id' in opened)) return showRefusal(ctx, visit, opened)
  const matter = await matterOf(ctx, 'confirmation', opened.id)
  const standing = standingOfConfirmation(matter)
  if (standing !== 'asks') return showStanding(ctx, matter, standing)
  const answer = Answer.safeParse(visit.query.answer).data ?? null
  return showForm(ctx, matter, { token: visit.params.token!, answer, comment: '', wrong: null })
}

/** The button was pressed. What cannot be understood is asked again; then the page says how things are, or asks how it was. */
export async function takeAnswer(ctx: Context, visit: Visit): Promise<PageReply> {
  const token = visit.params.token!
  const opened = openToken('confirmation', token, ctx.now())
  if (!('id' in opened)) return showRefusal(ctx, visit, opened)
  const before = await matterOf(ctx, 'confirmation', opened.id)
  const answer = Answer.safeParse(visit.form.answer).data ?? null
  const comment = Comment.safeParse(visit.form.comment ?? '').data
  if (standingOfConfirmation(before) === 'asks') {
    const given = { token, answer, comment: visit.form.comment ?? '' }
    if (!answer) return showForm(ctx, before, { ...given, wrong: 'answer' })
    if (comment === undefined) return showForm(ctx, before, { ...given, wrong: 'comment' })
    await confirmByLink(ctx, opened.id, { answer, comment: comment || null })
  } else if (answer === 'not_yet' && comment) {
    // An old tab: it decides nothing any more, and yet somebody took the time to write.
    await confirmByLink(ctx, opened.id, { answer, comment })
  }
  const { asked, survey } = await matterOf(ctx, 'confirmation', opened.id)
  const goesOn = answer === 'solved' && asked.state === 'confirmed' && survey?.state === 'sent'
  return { see_other: goesOn ? pathFor('survey', survey) : token }
}

interface Given {
  token: string
  answer: Answer | null
  comment: string
  wrong: 'answer' | 'comment' | null
}

function showForm(ctx: Context, matter: Matter, { token, answer, comment, wrong }: Given): Promise<PageReply> {
  const { language } = matter
  const words = PAGE_WORDS[language]
  const its = words.confirmation
  const choice = (value: Answer) => html`
    <label class="choice"><input type="radio" name="answer" value="${value}" required${answer === value && html` checked`}${wrong === 'answer' && html` aria-invalid="true" aria-describedby="answer-error"`}> ${its[value]}</label>`
  const body = html`
    ${caseLine(matter)}
    <form method="post" action="${token}" novalidate>
      <fieldset>
        <legend><h1>${its.question}</h1></legend>
        ${errorLine('answer-error', wrong === 'answer' ? its.choose : null)}
        <div class="choices">${choice('solved')}${choice('not_yet')}</div>
      </fieldset>
      <div class="when-not-yet">${commentField({
        ...{ label: its.comment, hint: its.comment_hint, value: comment },
        error: wrong === 'comment' ? words.too_long : null,
      })}</div>
      <button>${its.send}</button>
    </form>`
  return show(ctx, { language, title: titleOf(words, wrong), status: wrong ? 422 : 200, body })
}

const titleOf = (words: Words, wrong: Given['wrong']): string =>
  wrong ? `${words.error}: ${words.confirmation.question}` : words.confirmation.question
