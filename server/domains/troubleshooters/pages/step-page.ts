import { asSystem, type Context } from '../../../platform/context.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { cleaned, html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import type { Visibility } from '../../knowledge/contract.ts'
import { SEEN_BY } from '../articles.ts'
import { answerByToken } from '../runs/answer-run.ts'
import type { ShownStep, WalkedStep } from '../runs/contract.ts'
import { runByToken } from '../runs/read-run.ts'
import { shownStep, walkedSteps } from '../runs/shown.ts'
import { type Standing, standingOf } from '../runs/standing.ts'
import { endOf } from './end-page.ts'
import type { Place } from './place.ts'
import { pageWords } from './words.ts'

/** One step is one page, with an address of its own: going back in the browser leads back in the walk. */
export async function showStep(ctx: Context, visit: Visit, place: Place): Promise<PageReply> {
  const walk = await walkOf(ctx, visit, place)
  const newest = walk.way.length - 1
  const asked = visit.params.position === undefined ? newest : Number(visit.params.position)
  if (asked !== newest && !isAsked(walk, asked)) return { see_other: `${walk.path}/${newest}` }
  if (visit.params.position === undefined) return { see_other: `${walk.path}/${newest}` }
  return drawStep(ctx, { ...walk, position: asked, wrong: false }, place)
}

/** Takes the answer, and leads on. Sent twice it is one answer; from an old page, the way goes on from there. */
export async function takeStep(ctx: Context, visit: Visit, place: Place): Promise<PageReply> {
  const walk = await walkOf(ctx, visit, place)
  const position = Number(visit.params.position)
  const step = walk.way[position]?.step
  if (!step) return { see_other: walk.path }
  const answer = visit.form.answer ?? ''
  try {
    await answerByToken(asSystem(ctx), visit.params.token!, { step: step.id, answer, position })
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
    // What is not on the way any more, or stands in a ticket already, is shown as it is.
    if (error.status === 409) return { see_other: walk.path }
    return drawStep(ctx, { ...walk, position, wrong: true }, place)
  }
  return { see_other: nextPath(await walkOf(ctx, visit, place), position) }
}

/** Where a passed-over step stands in between, the next page is the one after it. */
function nextPath({ way, path }: Walk, position: number): string {
  const next = way.findIndex(({ skipped }, index) => index > position && !skipped)
  return `${path}/${next < 0 ? way.length - 1 : next}`
}

/** A run with the address of its pages. */
export interface Walk extends Standing {
  path: string
}

export async function walkOf(ctx: Context, { params }: Visit, place: Place): Promise<Walk> {
  const run = await runByToken(ctx, params.token ?? '', 'read')
  const row = await ctx.db
    .selectFrom('troubleshooters')
    .select(['slug', 'visibility'])
    .where('id', '=', run.troubleshooter_id)
    .executeTakeFirstOrThrow()
  // The link of a signed-in customer opens for nobody who may not see what it is about.
  if (row.slug !== params.slug || !SEEN_BY[place.sees].includes(row.visibility as Visibility)) throw notFound('run')
  const language = place.language
  return { ...(await standingOf(ctx, { ...run, language })), path: `${place.base}/${row.slug}/${params.token}` }
}

const isAsked = ({ way }: Walk, position: number): boolean => way[position] !== undefined && !way[position].skipped

export interface At extends Walk {
  position: number
  wrong: boolean
}

async function drawStep(ctx: Context, at: At, place: Place): Promise<PageReply> {
  const { language } = place
  const words = pageWords(language)
  const { step: here, answer } = at.way[at.position]!
  const step = await shownStep(ctx, here, { ...at, language })
  const passed = passedBefore(at, language)
  const body = html`<div class="inner title"><p class="meta">${at.title}</p>
${passed.map(({ title }) => html`<p class="quiet" role="status">${words.skipped(title)}</p>`)}<h1>${step.title}</h1>
${step.html && html`<div class="text">${cleaned(step.html)}</div>`}${step.kind === 'article' && articleOf(step, language)}
${step.answers.length > 0 ? answersOf(at, step, { answer, language }) : await endOf(ctx, { at, step, place })}
${wayBack(at, place)}</div>`
  const title = at.wrong ? `${words.choose} ${step.title}` : `${step.title} · ${at.title}`
  return place.show({ title, body, status: at.wrong ? 422 : 200 })
}

/** Those between the step that was asked before this one, and this one. */
function passedBefore({ way, position }: At, language: string): WalkedStep[] {
  const before = way.slice(0, position).findLastIndex(({ skipped }) => !skipped)
  return walkedSteps(way, language).filter((one) => one.skipped && one.position > before && one.position < position)
}

function articleOf({ article }: ShownStep, language: string): Markup {
  const words = pageWords(language)
  if (!article) return html`<p class="quiet">${words.no_article}</p>`
  return html`<article class="card"><h2>${article.title}</h2><div class="text">${cleaned(article.html)}</div>${
    article.path && html`<p><a href="${article.path}">${words.read_article}</a></p>`
  }</article>`
}

function answersOf(
  at: At,
  { kind, title, answers }: ShownStep,
  given: { answer: string | null; language: string },
): Markup {
  const words = pageWords(given.language)
  const error = at.wrong && html`<p class="error" id="answer-error" role="alert">${words.choose}</p>`
  const choice = ({ id, text }: ShownStep['answers'][number]) =>
    html`<button name="answer" value="${id}"${id !== given.answer && html` class="second"`}${id === given.answer && html` aria-current="true"`}>${text}</button>`
  return html`<form class="form choices" method="post" action="${at.path}/${at.position}"><fieldset><legend${kind === 'question' && html` class="unseen"`}>${
    kind === 'question' ? title : words.helped
  }</legend>${error}${answers.map(choice)}</fieldset></form>`
}

/** The way so far, each answer with the way back to it. */
function wayBack(at: At, place: Place): Markup {
  const words = pageWords(place.language)
  const behind = walkedSteps(at.way.slice(0, at.position), place.language)
  const answered = behind.filter(({ skipped }) => !skipped)
  const last = answered.at(-1)
  if (!last) return html``
  return html`<p><a href="${at.path}/${last.position}" rel="nofollow">${words.back}</a></p>
<details class="section"><summary>${words.so_far}</summary><ul class="list">${answered.map(
    ({ position, title, answer_text }) =>
      html`<li><a href="${at.path}/${position}" rel="nofollow"><b>${title}</b><p>${answer_text} · ${words.change}</p></a></li>`,
  )}</ul></details>`
}
