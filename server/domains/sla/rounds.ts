import type { ClockKind } from './contract.ts'
import type { History } from './course.ts'
import { isOver } from './course.ts'

/** One time round a clock: most run once in a ticket's life, some begin anew with a message. Moments as in course.ts. */
export interface Round {
  /** Which one: the moment it began; 0 for a clock a ticket has once. */
  cycle: number
  started: number
  /** What ended it for good: our answer, or that the ticket was over when the customer wrote again. */
  ended: number | null
  /** Whether it was an answer of ours. */
  is_answered: boolean
}

/** The rounds of a clock so far, oldest first. */
export function roundsOf(kind: ClockKind, history: History): Round[] {
  if (kind === 'next_response') return waitingRounds(history)
  if (kind === 'periodic_update') return updateRounds(history)
  return [{ cycle: 0, started: history.started, ended: null, is_answered: false }]
}

/**
 * After the first answer: from the oldest message of the customer that waits for an answer, until one leaves. A message
 * that found the ticket over begins anew: what waited before was settled by that.
 */
function waitingRounds(history: History): Round[] {
  const { answered, exchange } = history
  if (answered === null) return []
  const rounds: Round[] = []
  let open: Round | null = null
  for (const { at, by } of exchange) {
    if (at <= answered) continue
    const over: number | null = open && lastOver(history, open.started, at)
    if (open && (by === 'us' || over !== null)) {
      rounds.push({ ...open, ended: over ?? at, is_answered: over === null })
      open = null
    }
    if (by === 'customer') open ??= { cycle: at, started: at, ended: null, is_answered: false }
  }
  if (open) rounds.push({ ...open, ended: lastOver(history, open.started, null) })
  return rounds
}

/** Since when the ticket was over at a moment without a break, when that began after `since`; null: it was not. */
function lastOver({ statuses }: History, since: number, at: number | null): number | null {
  const known = statuses.filter((turn) => at === null || turn.at < at)
  const last = known.findLastIndex(({ status }) => !isOver(status))
  const over = known[last + 1]?.at
  return over === undefined ? null : Math.max(since, over)
}

/** From each answer of ours to the next. */
function updateRounds({ answered, exchange }: History): Round[] {
  if (answered === null) return []
  const answers = [...new Set(exchange.flatMap(({ at, by }) => (by === 'us' && at >= answered ? [at] : [])))]
  return answers.map((at, index) => ({
    ...{ cycle: at, started: at, ended: answers[index + 1] ?? null },
    is_answered: index + 1 < answers.length,
  }))
}
