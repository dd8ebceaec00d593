import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from '../tickets/contract.ts'
import type { ClockKind } from './contract.ts'
import { countedBy, courseOf, type History, inOrder, type PauseRule, reachedAt } from './course.ts'
import { roundsOf } from './rounds.ts'
import { type KeptClock, settle } from './settle.ts'

/*
 * The clocks against an oracle that knows nothing of spans: it walks through a ticket's life tick by tick and asks at each
 * whether time counts.
 */

const LIFE = 120
const RUNS = 5_000
const moment = fc.nat({ max: LIFE })
const status = fc.constantFrom<Status>('new', 'open', 'pending', 'on_hold', 'escalated', 'resolved', 'closed')
const rule = fc.subarray(['pending', 'on_hold'])

/** A life: what happened when. The facts of a moment are those up to it. */
interface Life {
  started: number
  statuses: { at: number; status: Status }[]
  answers: { left: number; came_back: number | null }[]
  rules: PauseRule[]
}

const byTime = <T extends { at: number }>(turns: T[]): T[] => turns.toSorted((a, b) => a.at - b.at)

const life: fc.Arbitrary<Life> = fc
  .record({
    started: fc.nat({ max: 40 }),
    first: status,
    changes: fc.array(fc.record({ at: moment, status }), { maxLength: 8 }),
    answer: fc.option(fc.record({ left: moment, lasts: fc.option(fc.nat({ max: 40 })), again: fc.option(moment) })),
    rule,
    laterRules: fc.array(fc.record({ at: moment, statuses: rule }), { maxLength: 3 }),
  })
  .map(({ started, first, changes, answer, rule, laterRules }) => {
    const later = (at: number) => started + at
    const back = answer && answer.lasts !== null ? later(answer.left) + answer.lasts : null
    const again = back !== null && answer!.again !== null ? [{ left: back + answer!.again!, came_back: null }] : []
    return {
      started,
      statuses: inOrder(
        [{ at: started, status: first }, ...byTime(changes).map(({ at, status }) => ({ at: later(at), status }))],
        Number.POSITIVE_INFINITY,
      ),
      answers: answer ? [{ left: later(answer.left), came_back: back }, ...again] : [],
      rules: [
        { from: Number.NEGATIVE_INFINITY, statuses: rule },
        ...byTime(laterRules).map(({ at, statuses }) => ({ from: at, statuses })),
      ],
    }
  })

/** What is known of a life at a moment. */
function historyAt({ started, statuses, answers }: Life, now: number): History {
  const known = answers.filter(({ left }) => left <= now)
  const standing = known.find(({ came_back }) => came_back === null || came_back > now)
  return {
    started,
    statuses: statuses.filter(({ at }, index) => index === 0 || at <= now),
    answered: standing?.left ?? null,
    came_back: known.some(({ came_back }) => came_back !== null && came_back <= now),
    is_gone: false,
    exchange: [],
  }
}

/** The only round of a clock that does not begin anew, and every hour counts. */
const plain = (kind: ClockKind, history: History) => ({ round: roundsOf(kind, history)[0]!, hours: [] })

const rulesAt = ({ rules }: Life, now: number) => rules.filter(({ from }) => from <= now)

const isOver = (status: Status) => status === 'resolved' || status === 'closed'
const statusAt = ({ statuses }: Life, tick: number) => statuses.findLast(({ at }, index) => index === 0 || at <= tick)!

/** Whether time counts at a tick, as it is seen at `now`. */
function counts(kind: ClockKind, life: Life, { tick, now }: { tick: number; now: number }): boolean {
  const { status } = statusAt(life, tick)
  // Nothing but an end stops the threshold, and it goes on when the ticket is opened again.
  if (kind === 'escalation') return !isOver(status)
  if (kind === 'resolution') {
    const rule = life.rules.findLast(({ from }) => from <= tick)!
    return !isOver(status) && !rule.statuses.includes(status)
  }
  const end = endOf(life, now)
  return end === null || tick < end
}

/** When a clock that nothing pauses has ended for good, as it is seen at `now`. */
function endOf(life: Life, now: number): number | null {
  const { answered, came_back } = historyAt(life, now)
  const ends = (tick: number) =>
    came_back ? statusAt(life, tick).status === 'closed' : isOver(statusAt(life, tick).status)
  let tick = answered ?? now
  if (!ends(tick)) return answered
  while (tick > life.started && ends(tick - 1)) tick--
  return tick
}

function oracle(kind: ClockKind, life: Life, now: number) {
  let counted = 0
  const countedAt: number[] = []
  const reached = (ms: number): number | null => {
    for (let tick = life.started; tick <= now; tick++)
      if (countedAt[tick]! >= ms && counts(kind, life, { tick, now })) return tick
    return null
  }
  for (let tick = life.started; tick <= now; tick++) {
    countedAt[tick] = counted
    if (counts(kind, life, { tick, now })) counted++
  }
  return { counted: countedAt[now] ?? 0, reached }
}

const kind = fc.constantFrom<ClockKind>('first_response', 'resolution', 'escalation')
const everyHour = { round: { cycle: 0, started: 0, ended: null, is_answered: false }, hours: [] }

test('counted time and the moment of every mark are those of a walk tick by tick', () => {
  fc.assert(
    fc.property(kind, life, fc.nat({ max: LIFE + 60 }), fc.nat({ max: LIFE }), (kind, life, later, ms) => {
      const now = life.started + later
      const course = courseOf(kind, historyAt(life, now), {
        ...plain(kind, historyAt(life, now)),
        rules: rulesAt(life, now),
      })
      const truth = oracle(kind, life, now)
      expect(countedBy(course, now)).toBe(truth.counted)
      const reached = reachedAt(course, ms)
      expect(reached !== null && reached <= now ? reached : null).toBe(truth.reached(ms))
      expect(course.state === 'running').toBe(counts(kind, life, { tick: now, now }))
      // Whatever does not count is a pause, or lies behind the stop.
      const until = course.stopped ?? now
      const paused = course.pauses.reduce((sum, { from, to }) => sum + Math.min(to ?? until, until) - from, 0)
      expect(countedBy(course, until) + paused).toBe(until - life.started)
    }),
    { numRuns: RUNS },
  )
})

const target = (kind: ClockKind, ms: number) => ({
  ...{ kind, ms, percents: kind === 'escalation' ? [] : [75, 90] },
  ...{ path: 'support_channels.email', text: `${ms} ticks`, version: 'framework 1' },
  ...{ policy: null, calendar: null },
})

test('however often and whenever it is looked: each mark that was reached is told once, in order, and no other', () => {
  fc.assert(
    fc.property(
      kind,
      life,
      fc.array(fc.nat({ max: LIFE + 60 }), { minLength: 1, maxLength: 12 }),
      fc.nat({ max: LIFE }),
      (kind, life, looks, ms) => {
        let kept: KeptClock | undefined
        const told: { percent: number; due: number }[] = []
        const times = looks.map((look) => life.started + look).toSorted((a, b) => a - b)
        for (const now of times) {
          const history = historyAt(life, now)
          const facts = { history, ...plain(kind, history), rules: rulesAt(life, now), target: target(kind, ms), now }
          const settled = settle({ kind, kept, ...facts })
          told.push(...settled.told)
          expect(settled.told.map(({ due }) => due)).toEqual(
            settled.told.map(({ due }) => due).toSorted((a, b) => a - b),
          )
          const again = settle({ kind, kept: settled.clock, ...facts })
          expect([again.told, again.withdrawn, again.clock]).toEqual([[], null, settled.clock])
          kept = settled.clock
        }
        const now = times.at(-1)!
        const { reached } = oracle(kind, life, now)
        const expected = [...(kind === 'escalation' ? [] : [75, 90]), 100]
          .map((percent) => ({ percent, due: reached(Math.ceil((ms * percent) / 100)) }))
          .filter(({ due }) => due !== null)
        expect(told.toSorted((a, b) => a.percent - b.percent)).toEqual(expected)
      },
    ),
    { numRuns: RUNS },
  )
})

test('away and back: what was told before stays, what passed meanwhile is told on coming back', () => {
  fc.assert(
    fc.property(
      kind,
      life,
      fc.nat({ max: LIFE }),
      fc.nat({ max: LIFE }),
      fc.nat({ max: LIFE }),
      (kind, life, a, b, ms) => {
        const [left, back] = [life.started + Math.min(a, b), life.started + Math.max(a, b)]
        const at = (now: number, is_gone: boolean, kept?: KeptClock) =>
          settle({
            ...{ kind, kept, now, target: target(kind, ms), rules: rulesAt(life, now) },
            ...plain(kind, historyAt(life, now)),
            history: { ...historyAt(life, now), is_gone },
          })
        const before = at(left, false)
        const away = at(back, true, before.clock)
        expect([away.clock.state, away.clock.due, away.told]).toEqual(['cancelled', null, []])
        const returned = at(back, false, away.clock)
        const neverGone = at(back, false, before.clock)
        expect([returned.told, returned.clock]).toEqual([neverGone.told, neverGone.clock])
      },
    ),
    { numRuns: 2_000 },
  )
})

test('another target keeps the time that was used and every breach that was told', () => {
  fc.assert(
    fc.property(
      kind,
      life,
      moment,
      moment,
      fc.nat({ max: LIFE }),
      fc.nat({ max: LIFE }),
      (kind, life, a, b, ms, other) => {
        const [first, second] = [life.started + Math.min(a, b), life.started + Math.max(a, b)]
        const at = (now: number, ms: number, kept?: KeptClock) =>
          settle({
            kind,
            kept,
            now,
            target: target(kind, ms),
            rules: rulesAt(life, now),
            ...plain(kind, historyAt(life, now)),
            history: historyAt(life, now),
          })
        const before = at(first, ms)
        const after = at(second, other, before.clock)
        const breach = ({ marks }: KeptClock) => marks.find(({ percent, fired }) => percent === 100 && fired !== null)
        if (breach(before.clock) && after.withdrawn === null) expect(breach(after.clock)).toEqual(breach(before.clock))
        expect(after.course).toEqual(at(second, other).course)
        const twice = [...before.told, ...after.told].map(({ percent }) => percent)
        if (after.withdrawn === null) expect(new Set(twice).size).toBe(twice.length)
        // Facts here are never late, so a breach was none only where a moment was left out: an answer that has come back.
        if (kind !== 'first_response') expect(after.withdrawn).toBeNull()
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a node whose clock is a little behind takes nothing back', () => {
  const facts = {
    ...{ kind: 'first_response' as const, target: target('first_response', 100), rules: [], ...everyHour },
    ...everyHour,
    history: {
      ...{
        started: 0,
        statuses: [{ at: 0, status: 'new' as const }],
        answered: null,
        came_back: false,
        is_gone: false,
        exchange: [],
      },
    },
  }
  const ahead = settle({ ...facts, kept: undefined, now: 100 })
  const behind = settle({ ...facts, kept: ahead.clock, now: 99 })
  expect([behind.withdrawn, behind.told, behind.clock]).toEqual([null, [], ahead.clock])
})

test('an answer heard of late takes a breach back, unless it left late as well', () => {
  const history: History = {
    ...{ started: 0, statuses: [{ at: 0, status: 'new' }], answered: null, came_back: false, is_gone: false },
    exchange: [],
  }
  const at = (now: number, answered: number | null, kept?: KeptClock) =>
    settle({
      ...{ kind: 'first_response' as const, kept, now, target: target('first_response', 100), rules: [] },
      ...everyHour,
      history: { ...history, answered },
    })
  const late = at(101, null)
  expect(late.told.map(({ percent }) => percent)).toEqual([75, 90, 100])
  expect(at(102, 100, late.clock)).toMatchObject({ withdrawn: 100, told: [], clock: { state: 'stopped', due: 100 } })
  const missed = at(102, 101, late.clock)
  expect([missed.withdrawn, missed.told]).toEqual([null, []])
  // Taken back, and then the answer comes back: it is told again.
  const kept = at(102, 100, late.clock)
  expect(at(103, null, kept.clock).told).toEqual([{ percent: 100, due: 100 }])
})
