import type { TroubleshootingLine } from '../../knowledge/contract.ts'
import type { Learned } from '../drafts/learned.ts'
import { isInstruction, isManners, isWorthReading, sentencesOf } from '../drafts/sentences.ts'
import { causeAsSentence } from '../drafts/words.ts'

/** Lines of an article: more are not read. */
const MOST_LINES = 6
const MOST_EVIDENCE = 10
const LONGEST = 200
/** Of what somebody was told to do. */
const MOST_STEPS = 4

/**
 * What resolved tickets teach: for each cause, the commonest first, what customers saw, what was looked at and what helped.
 * A ticket without a step teaches nothing here.
 */
export function troubleshootingIn(tickets: readonly Learned[]): TroubleshootingLine[] {
  const taught = tickets.flatMap((ticket) => lineOf(ticket) ?? [])
  const groups = [...Map.groupBy(taught, ({ cause, fix }) => `${cause ?? ''}\n${keyOf(fix)}`).values()]
  const byCause = Map.groupBy(
    groups.toSorted((a, b) => b.length - a.length),
    ([first]) => first!.cause ?? '',
  )
  // Of each cause the commonest line first, so that one frequent cause does not leave out the others.
  const [firsts, rest] = [
    [...byCause.values()].map(([first]) => first!),
    [...byCause.values()].flatMap((own) => own.slice(1)),
  ]
  return [...firsts, ...rest].slice(0, MOST_LINES).map(shown)
}

interface Taught {
  cause: string | null
  symptom: string
  check: string
  fix: string
  ticket_id: string
  case_id: string
}

function lineOf({
  ticket_id,
  case_id,
  cause_code,
  analysis,
  subject,
  question,
  steps,
  answers,
  language,
}: Learned): Taught | null {
  const done = steps.map(({ action }) => action).filter(isWorthReading)
  const said = answers
    .flatMap(({ text }) => sentencesOf(text, language))
    .filter((one) => isInstruction(one) && !isManners(one))
  const tried = [...new Set(done.filter((one) => !isManners(one)))]
  // The last thing done helped; where nothing is noted, what the customer was told to do.
  const fix = tried.at(-1) ?? (said.slice(0, MOST_STEPS).join(' → ') || done.at(-1))
  if (!fix) return null
  const symptom = symptomOf(subject, question?.text ?? '', language)
  const check = tried.find((one) => one !== fix) ?? analysis ?? causeAsSentence(cause_code, language) ?? fix
  return { cause: cause_code, ticket_id, case_id, ...{ symptom: cut(symptom), check: cut(check), fix: cut(fix) } }
}

/** The first sentence that says something, else what it was called. */
const symptomOf = (subject: string, text: string, language: string): string =>
  sentencesOf(text, language).find((one) => isWorthReading(one) && !isManners(one)) ?? subject

function shown(group: readonly Taught[]): TroubleshootingLine {
  const [{ symptom, check, fix }] = group as [Taught]
  return {
    symptom,
    check,
    fix,
    evidence: group.slice(0, MOST_EVIDENCE).map(({ ticket_id, case_id }) => ({ ticket_id, case_id })),
  }
}

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).toWellFormed()}…`
}
