import type { Answer, Step, StepText, When } from '../contract.ts'
import { isTried, type TriedStep } from '../tree/walk.ts'
import { type StepChange, TicketField } from './contract.ts'
import { isSame, textChanges } from './text-changes.ts'

/** What is another one in a step of the same kind: its words first, then where it leads and whom it is for. */
export const changesOfStep = (before: Step, after: Step): StepChange[] => [
  ...wordChanges(before.texts, after.texts),
  ...ownChanges(before, after),
  ...whenChange(null, before.when, after.when),
  ...wayChange({ way: 'otherwise', answer: null }, before.otherwise, after.otherwise),
]

function wordChanges(before: Step['texts'], after: Step['texts']): StepChange[] {
  const of = (texts: Step['texts'], part: keyof StepText) =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text[part]]))
  return (['title', 'body'] as const).flatMap((what) =>
    textChanges(of(before, what), of(after, what)).map((change): StepChange => ({ what, ...change })),
  )
}

function ownChanges(before: Step, after: Step): StepChange[] {
  if (before.kind === 'question' && after.kind === 'question') return answerChanges(before.answers, after.answers)
  if (before.kind === 'ticket' && after.kind === 'ticket') return ticketChanges(before, after)
  const articles = [before, after].map((step) => (step.kind === 'article' ? step.article_id : null))
  const article = { before: articles[0]!, after: articles[1]! }
  const tried = isTried(before) && isTried(after) ? triedChanges(before, after) : []
  return article.before === article.after ? tried : [{ what: 'article', ...article }, ...tried]
}

const triedChanges = (before: TriedStep, after: TriedStep): StepChange[] =>
  (['helped', 'not_helped'] as const).flatMap((way) => wayChange({ way, answer: null }, before[way], after[way]))

type Ticket = Extract<Step, { kind: 'ticket' }>

const ticketChanges = (before: Ticket, after: Ticket): StepChange[] =>
  TicketField.options
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ what: 'ticket', field, before: before[field], after: after[field] }))

/** Those that are gone, those that are new with their place, and what became of the others. */
function answerChanges(before: readonly Answer[], after: readonly Answer[]): StepChange[] {
  const [earlier, later] = [byId(before), byId(after)]
  const removed = before.filter(({ id }) => !later.has(id))
  const kept = after.filter(({ id }) => earlier.has(id))
  const order = { before: idsOf(before.filter(({ id }) => later.has(id))), after: idsOf(kept) }
  return [
    ...removed.map((answer): StepChange => ({ what: 'answer_removed', answer })),
    ...(isSame(order.before, order.after) ? [] : [{ what: 'answer_order' as const, ...order }]),
    ...after.flatMap((answer, at): StepChange[] => {
      const was = earlier.get(answer.id)
      return was ? changesOfAnswer(was, answer) : [{ what: 'answer_added', answer, at }]
    }),
  ]
}

const byId = (answers: readonly Answer[]) => new Map(answers.map((answer) => [answer.id, answer]))
const idsOf = (answers: readonly Answer[]): string[] => answers.map(({ id }) => id)

const changesOfAnswer = (before: Answer, after: Answer): StepChange[] => [
  ...textChanges(before.texts, after.texts).map(
    (change): StepChange => ({ what: 'answer_text', answer: after.id, ...change }),
  ),
  ...wayChange({ way: 'answer', answer: after.id }, before.to, after.to),
  ...whenChange(after.id, before.when, after.when),
]

type Way = Pick<Extract<StepChange, { what: 'way' }>, 'way' | 'answer'>

const wayChange = (way: Way, before: string | null, after: string | null): StepChange[] =>
  before === after ? [] : [{ what: 'way', ...way, before, after }]

/** A condition that names nothing leaves nobody out, as none does; in what order it names them is the same to all. */
function whenChange(answer: string | null, before: When | null, after: When | null): StepChange[] {
  if (isSame(namedIn(before), namedIn(after))) return []
  return [{ what: 'when', answer, before, after }]
}

const namedIn = (when: When | null): string[] => [...(when?.account_types ?? []), ...(when?.devices ?? [])].toSorted()
