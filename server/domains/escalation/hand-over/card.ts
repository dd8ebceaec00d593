import type { AskedQuestion, CustomerPromise, Escalation, HandOver, TierReturn } from '../contract.ts'
import { timeNamedIn } from './named-days.ts'
import { promisesIn } from './promises.ts'
import { answerTo, questionsIn } from './questions.ts'
import type { Said } from './said.ts'
import { beginningOf } from './sentences.ts'
import { triedIn } from './tried.ts'

const MOST = 50

export const isFromCustomer = ({ kind, by_a_person }: Said): boolean => kind === 'message' && by_a_person
/** Written by one of us for the customer. */
export const isAnswer = ({ kind, author_type, by_a_person }: Said): boolean =>
  kind === 'reply' && by_a_person && author_type !== 'system'

/** What was done so far, in order of time: what the customer tried, answers, notes, and where it went. */
export function stepsOf(
  said: readonly Said[],
  { escalations, returns }: { escalations: readonly Escalation[]; returns: readonly TierReturn[] },
): HandOver['steps'] {
  const written = said
    .filter((one) => isAnswer(one) || one.kind === 'note')
    .map((one) => ({
      ...{ kind: one.kind as 'reply' | 'note', text: beginningOf(one.text), criterion: null, tier: null },
      ...{ at: one.at, by: one.by, message_id: one.id },
    }))
  const tried = said.filter(isFromCustomer).flatMap(({ id, text, at, by }) =>
    triedIn(text).map((sentence) => ({
      ...{ kind: 'tried' as const, text: beginningOf(sentence), criterion: null, tier: null },
      ...{ at, by, message_id: id },
    })),
  )
  const up = escalations.map(({ criterion, to_tier, at, escalated_by }) => ({
    ...{ kind: 'escalation' as const, text: null, criterion, tier: to_tier },
    ...{ at, by: escalated_by?.name ?? null, message_id: null },
  }))
  const down = returns.map(({ to_tier, at, returned_by }) => ({
    ...{ kind: 'return' as const, text: null, criterion: null, tier: to_tier },
    ...{ at, by: returned_by?.name ?? null, message_id: null },
  }))
  const steps = [...tried, ...written, ...up, ...down].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  )
  return steps.slice(-MOST)
}

/** What we have promised the customer, with the time that was named. */
export const promisesOf = (said: readonly Said[]): CustomerPromise[] =>
  said
    .filter(isAnswer)
    .flatMap(({ id, text, at, by }) =>
      promisesIn(text).map((sentence) => ({
        ...{ text: sentence, message_id: id, at, by },
        ...(timeNamedIn(sentence, at) ?? { due: null, due_on: null }),
      })),
    )
    .slice(-MOST)

/** What we have asked the customer already, so that nobody asks again. */
export const askedOn = (said: readonly Said[]): AskedQuestion[] =>
  said
    .flatMap((one, index) => {
      if (!isAnswer(one)) return []
      const after = said.slice(index + 1).filter(isFromCustomer)
      return questionsIn(one.text).map((text) => ({
        ...{ text, message_id: one.id, at: one.at, by: one.by },
        ...answerTo(text, after),
      }))
    })
    .slice(-MOST)

/** How the customer felt at first, and how now. */
export function emotionsOf(said: readonly Said[]): HandOver['emotions'] {
  const felt = said.flatMap(({ id, emotion }) => (emotion ? [{ emotion, message_id: id }] : []))
  return { first: felt[0] ?? null, last: felt.at(-1) ?? null }
}
