import type { DraftLine } from '../contract.ts'
import type { Learned } from './learned.ts'
import { isInstruction, isManners, isReason, isWorthReading, namesTime, sentencesOf } from './sentences.ts'
import { causeAsSentence, type Filling, ownWords, type Plan, planFor } from './words.ts'

export interface Composed {
  title: string
  summary: string
  template: Plan['template']
  language: string
  content: string
  /** Every line that was taken from somewhere, and from where. */
  lines: DraftLine[]
}

interface Line {
  text: string
  evidence: DraftLine['evidence']
}

const MOST_STEPS = 12
const MOST_LINES = 5
const LONGEST_TITLE = 70
const LONGEST_SUMMARY = 200
/** The first steps are the solution; what tickets with many needed besides is for those it did not help. */
const PLAIN_STEPS = 7

/**
 * A draft of an article from what resolved tickets teach, in the template of their category: only what was said, in the words
 * it was said in, each line with where it comes from. Somebody makes an article of it.
 */
export function compose(tickets: readonly Learned[]): Composed {
  const [first] = tickets
  if (!first) throw new Error('A draft needs at least one ticket that was resolved.')
  const { language } = first
  const plan = planFor(first.category)
  const found = fillingsOf(tickets, language)
  const lines: DraftLine[] = []
  const parts = plan.parts.map(([en, zh, filling]) => {
    const part = language === 'zh' ? zh : en
    lines.push(...found[filling].map((line) => ({ part, ...line })))
    return `## ${part}\n\n${markdownOf(filling, found[filling], language)}`
  })
  const title = titleOf(first)
  const summary = cut(found.problem[0]?.text ?? title, LONGEST_SUMMARY)
  return { title, summary, template: plan.template, language, content: `${parts.join('\n\n')}\n`, lines }
}

function fillingsOf(tickets: readonly Learned[], language: string): Record<Filling, Line[]> {
  const said = tickets.flatMap((ticket) => saidIn(ticket, language))
  const steps = distinct(
    [...tickets.flatMap(writtenSteps), ...said.filter(({ text }) => isInstruction(text))],
    MOST_STEPS,
  )
  const isStep = new Set(steps.map(({ text }) => text))
  const rest = said.filter(({ text }) => !isStep.has(text))
  const causes = distinct(
    [...tickets.flatMap((ticket) => causesOf(ticket)), ...rest.filter(({ text }) => isReason(text))],
    MOST_LINES,
  )
  const isCause = new Set(causes.map(({ text }) => text))
  const notes = distinct(
    rest.filter(({ text }) => !isCause.has(text)),
    MOST_LINES,
  )
  const problem = distinct(
    tickets.flatMap((ticket) => problemOf(ticket, language)),
    MOST_LINES,
  )
  return {
    ...{ problem, causes, notes, contact: [], open: [] },
    steps: steps.slice(0, PLAIN_STEPS),
    more_steps: steps.slice(PLAIN_STEPS),
    times: distinct(
      said.filter(({ text }) => namesTime(text)),
      MOST_LINES,
    ),
    summary: causes.length > 0 ? causes.slice(0, 1) : problem.slice(0, 1),
  }
}

const saidIn = ({ ticket_id, answers }: Learned, language: string): Line[] =>
  answers.flatMap(({ message_id, text }) =>
    sentencesOf(text, language)
      .filter((sentence) => isWorthReading(sentence) && !isManners(sentence))
      .map((sentence) => ({ text: sentence, evidence: [{ type: 'message' as const, id: message_id, ticket_id }] })),
  )

const reportOf = (ticket_id: string): DraftLine['evidence'] => [{ type: 'report', id: ticket_id, ticket_id }]

/** A step with what came of it, where that says more than that it was done. */
const writtenSteps = ({ ticket_id, steps }: Learned): Line[] =>
  steps
    .filter(({ action }) => isWorthReading(action) && !isManners(action))
    .map(({ action }) => ({ text: action, evidence: reportOf(ticket_id) }))

function causesOf({ ticket_id, cause_code, analysis, language }: Learned): Line[] {
  const named = analysis ?? causeAsSentence(cause_code, language)
  return named ? [{ text: named.replaceAll('\n', ' '), evidence: reportOf(ticket_id) }] : []
}

const MOST_OF_QUESTION = 3

function problemOf({ ticket_id, question }: Learned, language: string): Line[] {
  if (!question) return []
  const sentences = sentencesOf(question.text, language).filter((one) => isWorthReading(one) && !isManners(one))
  const evidence: DraftLine['evidence'] = [{ type: 'message', id: question.message_id, ticket_id }]
  return sentences.slice(0, MOST_OF_QUESTION).map((text) => ({ text, evidence }))
}

/** Each line once; who else said the same is evidence for it as well. */
function distinct(lines: readonly Line[], most: number): Line[] {
  const found = new Map<string, Line>()
  for (const { text, evidence } of lines) {
    const key = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    const known = found.get(key)
    if (known)
      known.evidence = [...known.evidence, ...evidence.filter(({ id }) => !known.evidence.some((one) => one.id === id))]
    else found.set(key, { text, evidence: [...evidence] })
  }
  return [...found.values()].slice(0, most)
}

function markdownOf(filling: Filling, lines: readonly Line[], language: string): string {
  const words = ownWords(language)
  if (filling === 'contact') return words.contact
  if (lines.length === 0) return `_${words.open}_`
  const texts = lines.map(({ text }) => escaped(text))
  if (filling === 'steps' || filling === 'more_steps') return texts.map((text, at) => `${at + 1}. ${text}`).join('\n')
  if (filling === 'problem') return `${words.asked}\n\n${texts.map((text) => `> ${text}`).join('\n>\n')}`
  return texts.map((text) => `- ${text}`).join('\n')
}

/** What somebody wrote is text: none of it becomes a heading, a link, a picture or a block. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]{}<>|#!]/g, (mark) => (mark === '>' || mark === '#' || mark === '!' ? mark : `\\${mark}`))
    .replace(/^([#>+-]|\d+\.)/, '\\$1')

const REPLY = /^\s*(?:(?:re|fwd?|aw|wg|sv|回复|转发|答复)\s*[:：]\s*)+/i

/** What it was called, else what was asked; names and numbers have gone from it. */
function titleOf({ subject, question, language }: Learned): string {
  const own = subject.replace(REPLY, '').trim()
  const named = isWorthReading(own) ? own : (sentencesOf(question?.text ?? '', language).find(isWorthReading) ?? own)
  return cut(named, LONGEST_TITLE) || (language === 'zh' ? '未命名的问题' : 'A question')
}

const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`
