import { DAY, HOUR, MINUTE, type Moment } from '../moments.ts'
import { COMMENTS, REOPENINGS, THANKS } from '../stories/endings.ts'
import { confirm, rate } from './asking.ts'
import { type Case, plan } from './case.ts'
import { clocksAt } from './clocks.ts'
import { chosen, goOn, passThreshold, receive } from './telling.ts'

/** What becomes of a resolved ticket: most customers say nothing or that it is solved, a few that it is not. */
export function endWith(c: Case, at: Moment): void {
  const { chance } = c
  const times = c.confirmations.length
  const fate = chance.weighted([
    ['silent', 40],
    ['confirms', 46],
    ['thanks', 9],
    ['not_solved', isPromise(c) ? 0 : times > 1 ? 1 : 5],
  ] as const)
  if (fate === 'not_solved') planReopening(c, at)
  if (fate === 'thanks') planThanks(c, at)
  if (fate === 'confirms') planConfirming(c, at)
  else if (fate !== 'not_solved' && chance.happens(0.12)) planRating(c, at + chance.around(16 * HOUR, 0.9))
}

/** A wish that was noted, or praise, is not solved or unsolved. */
const isPromise = ({ story }: Case): boolean => story.category === 'feature_request' || story.cause === 'other'

function planConfirming(c: Case, resolved: Moment): void {
  const isTalking = c.ticket.channel === 'live_chat' || c.ticket.channel === 'in_app_messaging'
  const span = c.chance.around(isTalking ? 12 * MINUTE : 7 * HOUR, 1.1)
  plan(c, Math.floor(resolved + Math.min(span, 6 * DAY)), (at) => {
    confirm(c, at)
    if (c.chance.happens(0.62)) planRating(c, at + c.chance.between(20, 150) * 1_000)
  })
}

function planThanks(c: Case, resolved: Moment): void {
  plan(c, Math.floor(resolved + c.chance.around(2 * HOUR, 0.9)), (at) => {
    if (c.ticket.status === 'resolved') receive(c, at, { texts: THANKS[c.customer.language], bare: true })
  })
}

function planRating(c: Case, at: Moment): void {
  plan(c, Math.floor(at), (at) => {
    const score = scoreFor(c)
    const comments = COMMENTS[c.customer.language][score - 1]!
    rate(c, at, { score, comment: c.chance.happens(score < 4 ? 0.6 : 0.25) ? c.chance.pick(comments) : null })
  })
}

/** Who waited too long, was sent on or had to ask twice is less happy. */
function scoreFor(c: Case): number {
  const isLate = clocksAt(c, c.ticket.resolved!).some(({ clock }) =>
    clock.marks.some(({ percent, fired }) => percent === 100 && fired !== null),
  )
  const grief = (isLate ? 2 : 0) + (c.escalations.length > 0 ? 1 : 0) + (c.confirmations.length > 1 ? 2 : 0)
  const slope = 1 + grief * 0.9
  return c.chance.weighted([
    [5, 58],
    [4, 26 * slope ** 0.4],
    [3, 5 * slope],
    [2, 3 * slope],
    [1, 2 * slope ** 1.3],
  ] as const)
}

function planReopening(c: Case, resolved: Moment): void {
  const { chance, customer } = c
  const isTechnical = c.story.category === 'technical'
  const fitting = REOPENINGS[customer.language].filter(({ technical }) => technical === isTechnical)
  const { says, turns } = chance.pick(fitting)
  plan(c, Math.floor(resolved + chance.around(9 * HOUR, 0.8)), (at) => {
    if (c.ticket.status !== 'resolved') return
    receive(c, at, { texts: says })
    if (c.ticket.channel === 'email' && at > c.ticket.created + 2 * DAY) passThreshold(c, at)
    goOn(c, { turns: chosen(c, turns), ends: (at) => endWith(c, at) }, at)
  })
}
