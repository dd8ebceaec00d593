import { type Finding, NO_EVIDENCE, numberOf } from './finding.ts'
import { readingLevelOf } from './reading-level.ts'

/** One language of an article as its readers see it. */
export interface PublishedText {
  article_id: string
  language: string
  title: string
  summary: string
  html: string
  plain: string
  template: string | null
  verify_by: string | null
  is_source: boolean
  outdated: boolean
}

/** What must be known besides to judge links: paths that lead somewhere. */
export interface Around {
  /** A day, ISO 8601. */
  today: string
  leadsSomewhere(path: string): boolean
}

/** Search results cut longer titles. */
const LONGEST_TITLE = { zh: 30, other: 70 }
const SHORTEST_SUMMARY = 10
const HOW_TO =
  /^(?:how (?:to|do|can)\b|set(?:ting)? up\b|(?:change|reset|create|export|import|delete|add|invite|connect|install|cancel)\w*\s)|^(?:如何|怎么|怎样)|(?:方法|步骤|教程)$/i

/** What can be seen by looking at the text alone. */
export function findingsInText(text: PublishedText, around: Around): Finding[] {
  const { article_id, language } = text
  const make = (kind: Finding['kind'], more: Partial<Finding> = {}): Finding => ({
    ...{ article_id, language, kind, matter: '', priority: 'LOW', evidence: NO_EVIDENCE, weight: 1 },
    ...more,
  })
  return [
    text.is_source &&
      text.verify_by &&
      text.verify_by < around.today &&
      make('past_verify_by', stale(text.verify_by, around.today)),
    text.outdated && make('translation_outdated', { priority: 'MEDIUM' }),
    text.summary.length < SHORTEST_SUMMARY && make('no_summary'),
    text.title.length > (language === 'zh' ? LONGEST_TITLE.zh : LONGEST_TITLE.other) &&
      make('title_too_long', quoting(text, text.title)),
    HOW_TO.test(text.title) && !/<ol[\s>]/.test(text.html) && make('no_steps', { priority: 'MEDIUM' }),
    ...brokenLinks(text, around).map((path) =>
      make('broken_link', { matter: path, priority: 'MEDIUM', evidence: { ...NO_EVIDENCE, terms: [path] } }),
    ),
    imagesWithoutAlt(text.html) > 0 && make('image_without_alt', { weight: imagesWithoutAlt(text.html) }),
    readingFinding(text, make),
  ].filter((one) => one !== false && one !== null && one !== '')
}

const quoting = ({ article_id }: PublishedText, ...quotes: string[]): Partial<Finding> => ({
  evidence: { ...NO_EVIDENCE, quotes: quotes.map((text) => ({ text, article_id })) },
})

function stale(verifyBy: string, today: string): Partial<Finding> {
  const days = Temporal.PlainDate.from(verifyBy).until(today).total('days')
  const figure = numberOf({ name: 'days_overdue', definition: 'Days since it was to be checked', value: days, n: 1 })
  return { priority: 'MEDIUM', weight: days, language: '', evidence: { ...NO_EVIDENCE, figures: [figure] } }
}

const LINK = /<a\s[^>]*href="(\/help\/[^"#?]*)/g
/** Links to pages of our own that are not there, are not published, or were moved without a trace. */
const brokenLinks = ({ html }: PublishedText, { leadsSomewhere }: Around): string[] => [
  ...new Set([...html.matchAll(LINK)].map(([, path]) => path!).filter((path) => !leadsSomewhere(path))),
]

const IMAGE = /<img\s[^>]*>/g
const imagesWithoutAlt = (html: string): number =>
  (html.match(IMAGE) ?? []).filter((image) => !/\salt="[^"]*[^"\s][^"]*"/.test(image)).length

function readingFinding(
  text: PublishedText,
  make: (kind: Finding['kind'], more: Partial<Finding>) => Finding,
): Finding | null {
  const level = readingLevelOf(text.plain, text.language)
  if (!level?.is_hard) return null
  const definition =
    level.measure === 'grade' ? 'Years of school it takes to read it (Flesch and Kincaid)' : 'Characters per sentence'
  const quotes = level.longest.map((quote) => ({ text: quote, article_id: text.article_id }))
  const figures = [numberOf({ name: 'reading_level', definition, value: level.value, n: level.sentences })]
  return make('hard_to_read', { evidence: { ...NO_EVIDENCE, figures, quotes }, weight: level.value })
}
