import type { Step } from '../contract.ts'
import { HELPED, isTried, type Walked, type Walker } from '../tree/walk.ts'
import type { TicketDraft } from './contract.ts'
import { textOf, walkedSteps } from './shown.ts'
import { runWords } from './words.ts'

const LONGEST_SUBJECT = 200

interface Walk {
  title: string
  language: string
  walker: Pick<Walker, 'account_type' | 'device'>
  way: readonly Walked[]
}

/** The ticket a way ends in: what it is about and all that was answered, in the language it was answered in. */
export function ticketDraft(walk: Walk): TicketDraft | null {
  const end = walk.way.at(-1)?.step
  if (end?.kind !== 'ticket') return null
  const { category, priority, team } = end
  return { subject: subjectOf(walk), category, priority, team, text: whatWasTried(walk), tried: stepsTried(walk) }
}

/** The title, and the last thing the customer chose: it says most. */
function subjectOf({ title, way, language }: Walk): string {
  const said = walkedSteps(way, language).findLast(({ kind }) => kind === 'question')
  return (said?.answer_text ? `${title}: ${said.answer_text}` : title).slice(0, LONGEST_SUBJECT)
}

/** A list that reads by itself, in a mail or in a note. */
export function whatWasTried(walk: Walk): string {
  const { title, language } = walk
  const words = runWords(language)
  const lines = stepsTried(walk).map(({ action, result }, index) => `${index + 1}. ${action} – ${result}`)
  return [words.tried(title), ...lines, '', ...circumstances(walk)].join('\n').trim()
}

function circumstances({ language, walker: { account_type, device } }: Walk): string[] {
  const words = runWords(language)
  const known = [
    account_type && `${words.plan}: ${words.plans[account_type]}`,
    device && `${words.device}: ${words.devices[device]}`,
  ].filter(Boolean)
  return known.length > 0 ? [known.join(' · ')] : []
}

/** Each answered step as what was done and what came of it. */
export function stepsTried({ way, language }: Pick<Walk, 'way' | 'language'>): TicketDraft['tried'] {
  const words = runWords(language)
  const result = (step: Step, { answer, skipped }: Walked, text: string | null): string => {
    if (skipped) return words.tried_before
    if (!isTried(step)) return text ?? ''
    return answer === HELPED.yes ? words.helped : words.not_helped
  }
  return walkedSteps(way, language).map(({ position, answer_text }) => {
    const walked = way[position]!
    return { action: textOf(walked.step, language).title, result: result(walked.step, walked, answer_text) }
  })
}
