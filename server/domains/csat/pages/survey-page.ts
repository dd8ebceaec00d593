import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { rateByLink } from '../by-link.ts'
import { Comment, Score } from '../contract.ts'
import { openToken } from '../links.ts'
import { PAGE_WORDS } from '../words/words.ts'
import { type Matter, matterOf } from './matter.ts'
import { caseLine, commentField, errorLine, show, showRefusal } from './parts.ts'
import { showStanding } from './show-standing.ts'
import { standingOfSurvey } from './standing.ts'

const GivenScore = z.string().regex(/^\d$/).transform(Number).pipe(Score)

/** How was it? Opening the page chooses at most. Who has answered is thanked, and may change their mind. */
export async function showSurvey(ctx: Context, visit: Visit): Promise<PageReply> {
  const token = visit.params.token!
  const opened = openToken('survey', token, ctx.now())
  if (!('id' in opened)) return showRefusal(ctx, visit, opened)
  const matter = await matterOf(ctx, 'survey', opened.id)
  const standing = standingOfSurvey(matter)
  if (standing !== 'asks') return showStanding(ctx, matter, standing)
  if (matter.survey?.state === 'answered') return showThanks(ctx, matter, token)
  return showForm(ctx, matter, { token, score: GivenScore.safeParse(visit.query.score).data ?? null, comment: '' })
}

/** The button was pressed. What cannot be understood is asked again; then the page says thanks. */
export async function takeRating(ctx: Context, visit: Visit): Promise<PageReply> {
  const token = visit.params.token!
  const opened = openToken('survey', token, ctx.now())
  if (!('id' in opened)) return showRefusal(ctx, visit, opened)
  const matter = await matterOf(ctx, 'survey', opened.id)
  if (standingOfSurvey(matter) === 'asks') {
    const score = GivenScore.safeParse(visit.form.score).data ?? null
    const comment = Comment.safeParse(visit.form.comment ?? '').data
    const given = { token, score, comment: visit.form.comment ?? '' }
    if (score === null) return showForm(ctx, matter, { ...given, wrong: 'score' })
    if (comment === undefined) return showForm(ctx, matter, { ...given, wrong: 'comment' })
    await rateByLink(ctx, opened.id, { score, comment: comment || null })
  }
  return { see_other: token }
}

interface Given {
  token: string
  score: number | null
  comment: string
  wrong?: 'score' | 'comment'
}

function showForm(ctx: Context, matter: Matter, given: Given): Promise<PageReply> {
  const { language } = matter
  const words = PAGE_WORDS[language]
  const title = words.survey.question
  const body = html`${caseLine(matter)}${formOf(matter, { ...given, asks: html`<h1>${title}</h1>` })}`
  return show(ctx, {
    language,
    title: given.wrong ? `${words.error}: ${title}` : title,
    status: given.wrong ? 422 : 200,
    body,
  })
}

function showThanks(ctx: Context, matter: Matter, token: string): Promise<PageReply> {
  const { language, survey } = matter
  const its = PAGE_WORDS[language].survey
  const { score = null, comment = null } = survey ?? {}
  const body = html`
    ${caseLine(matter)}
    <h1>${its.thanks_title}</h1>
    <p>${its.thanks(its.scores[(score ?? 1) - 1]!)}</p>
    <details>
      <summary>${its.change}</summary>
      ${formOf(matter, { token, score, comment: comment ?? '', asks: its.question })}
    </details>`
  return show(ctx, { language, title: its.thanks_title, body })
}

/** One question first; words are welcome, never required. */
function formOf(
  { language }: Matter,
  { token, score, comment, wrong, asks }: Given & { asks: Markup | string },
): Markup {
  const words = PAGE_WORDS[language]
  const its = words.survey
  const choice = (label: string, index: number) => html`
    <label class="choice"><input type="radio" name="score" value="${index + 1}" required${score === index + 1 && html` checked`}${wrong === 'score' && html` aria-invalid="true" aria-describedby="score-error"`}><b>${index + 1}</b><span>${label}</span></label>`
  return html`
    <form method="post" action="${token}" novalidate>
      <fieldset>
        <legend>${asks}</legend>
        ${errorLine('score-error', wrong === 'score' ? its.choose : null)}
        <div class="scores">${its.scores.map(choice)}</div>
      </fieldset>
      ${commentField({
        ...{ label: its.comment, hint: its.comment_hint, value: comment },
        error: wrong === 'comment' ? words.too_long : null,
      })}
      <button>${its.send}</button>
    </form>`
}
