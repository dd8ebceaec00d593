import type { ClockKind } from '../../sla/contract.ts'
import { roundsOf } from '../../sla/rounds.ts'
import type { ReplayedClock } from '../replay/clocks.ts'
import type { Pair, Subject } from '../replay/differences.ts'
import type { Replayed } from '../replay/replay-ticket.ts'

/** A ticket that waits for an answer of ours: for its first one, or after the customer wrote again. Moments in ms. */
export interface Waiter {
  ticket: Subject
  channel: string
  at: number
  is_first: boolean
  /** When it was answered in reality, or needed no answer any more; null: still open. */
  ended: number | null
  is_answered: boolean
  before: Claim
  after: Claim
}

/** Where it stands under a framework: the team, the moment it is lined up by, and how soon it ought to be answered. */
export interface Claim {
  team: string
  rank: number
  target_ms: number | null
}

/** Something an agent wrote, and what it belongs to. */
export interface Written {
  by: string
  at: number
  waiter: number
}

/** All that wait, and all that was written, over all tickets. */
export interface Contacts {
  waiters: Waiter[]
  written: Written[]
}

/** Where no clock runs: the same as the desk's own queue goes by. */
const WITHOUT_DEADLINE_MS = 24 * 3_600_000

export function noteContacts({ waiters, written }: Contacts, { ticket, before, after }: Pair): void {
  const { id, case_id, channel, restricted, history } = ticket
  const subject = { id, case_id, channel, restricted }
  const first = waiters.length
  const add = (at: number, ended: number | null, { is_first, is_answered }: Pick<Waiter, 'is_first' | 'is_answered'>) =>
    waiters.push({
      ...{ ticket: subject, channel, at, is_first, ended, is_answered },
      before: claimOf(before, at, is_first),
      after: claimOf(after, at, is_first),
    })
  const over = history.statuses.find(({ status }) => status === 'resolved' || status === 'closed')?.at ?? null
  add(ticket.arrived, history.answered ?? over, { is_first: true, is_answered: history.answered !== null })
  for (const { started, ended, is_answered } of roundsOf('next_response', history))
    add(started, ended, { is_first: false, is_answered })
  for (const { at, by } of ticket.written) {
    let waiter = waiters.length - 1
    while (waiter > first && waiters[waiter]!.at > at) waiter--
    written.push({ by, at, waiter })
  }
}

function claimOf({ placement, place, clocks }: Replayed, at: number, is_first: boolean): Claim {
  const of = (kind: ClockKind, cycle = 0) => clocks.find((clock) => clock.kind === kind && clock.cycle === cycle)
  const answer = is_first ? of('first_response') : of('next_response', at)
  const due = Math.min(dueOf(answer), dueOf(of('resolution')))
  return {
    team: placement.team,
    rank: (Number.isFinite(due) ? due : at + WITHOUT_DEADLINE_MS) - place.lead_seconds * 1_000,
    target_ms: answer?.target.ms ?? null,
  }
}

const dueOf = (clock: ReplayedClock | undefined): number => clock?.due ?? Number.POSITIVE_INFINITY
