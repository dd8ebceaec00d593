import type { UiLanguage } from '../../platform/contract.ts'
import { html, type Markup, markupText } from '../../platform/html/markup.ts'
import { linkFor } from './links.ts'
import { REQUEST_WORDS } from './words/words.ts'

/** What a request is about. Nothing in it was written by a customer: links in it will be signed. */
export interface RequestAbout {
  language: UiLanguage
  case_id: string
  /** Whether the customer can just reply to it, as mail is. */
  by_mail: boolean
  resolved_at: string
  survey_id: string
  /** The confirmation it asks for, and after how many seconds that is taken for granted; without one it asks how it was. */
  confirmation: { id: string; lapses_after_seconds: number } | null
}

/** One message that asks one thing: is it solved? Who says yes is asked on the next page how it was. */
export function requestFor(about: RequestAbout): { text: string; html: string } {
  const parts = about.confirmation ? partsOfConfirmation(about, about.confirmation) : partsOfSurvey(about)
  return {
    text: parts.map((part) => asText(about.language, part)).join('\n\n'),
    html: parts.map((part) => markupText(asHtml(part))).join(''),
  }
}

/** A paragraph, or a link with what it says. */
type Part = string | { says: string; url: string }

function partsOfConfirmation(about: RequestAbout, confirmation: NonNullable<RequestAbout['confirmation']>): Part[] {
  const words = REQUEST_WORDS[about.language]
  const url = linkFor('confirmation', { id: confirmation.id, resolved_at: about.resolved_at })
  const closes = words.closes(durationIn(about.language, confirmation.lapses_after_seconds))
  const or_answer = about.by_mail ? words.or_answer_mail : words.or_answer_here
  return [
    words.hello,
    words.is_it_solved(about.case_id),
    { says: words.solved, url: `${url}?answer=solved` },
    { says: words.not_yet, url: `${url}?answer=not_yet` },
    about.language === 'zh' ? `${closes}${or_answer}` : `${closes} ${or_answer}`,
  ]
}

function partsOfSurvey({ language, case_id, survey_id, resolved_at }: RequestAbout): Part[] {
  const words = REQUEST_WORDS[language]
  const url = linkFor('survey', { id: survey_id, resolved_at })
  return [words.hello, words.closed(case_id), { says: words.rate, url }, words.rate_takes]
}

const asText = (language: UiLanguage, part: Part): string =>
  typeof part === 'string' ? part : `${part.says}${REQUEST_WORDS[language].colon}\n${part.url}`

/** Mail programs know the class as that of a button (`html-part.ts`). */
const asHtml = (part: Part): Markup =>
  typeof part === 'string' ? html`<p>${part}</p>` : html`<p><a class="action" href="${part.url}">${part.says}</a></p>`

const DAY = 86_400
const HOUR = 3_600
const MINUTE = 60

const durations = new Map<string, string>()

/** Worked out once per duration: there are one or two, and every ticket names them. */
function durationIn(language: UiLanguage, seconds: number): string {
  const key = `${language} ${seconds}`
  const known = durations.get(key) ?? writtenOut(language, seconds)
  durations.set(key, known)
  return known
}

/** "7 days", "1 day, 12 hours"; "7 天", with the space that belongs between figures and Chinese. */
function writtenOut(language: UiLanguage, seconds: number): string {
  const [days, hours, minutes] = [seconds / DAY, (seconds % DAY) / HOUR, (seconds % HOUR) / MINUTE].map(Math.trunc)
  const duration = { days: days!, hours: hours!, minutes: Math.max(minutes!, seconds < MINUTE ? 1 : 0) }
  const text = new Intl.DurationFormat(language, { style: 'long' }).format(duration)
  return language === 'zh' ? text.replace(/\d+/g, '$& ') : text
}
