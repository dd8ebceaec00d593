import { addBusiness, businessBetween, type ResolvedCalendar } from '../domains/calendars/business-time.ts'
import { weekOf } from '../domains/calendars/resolve.ts'
import type { Calendar } from '../domains/framework/sections/calendars.ts'
import { countedBy, type History } from '../domains/sla/course.ts'
import { type KeptClock, settle } from '../domains/sla/settle.ts'
import type { Status } from '../domains/tickets/contract.ts'
import { firstWith, type OracleCalendar, type OracleLife, openMinutes, walk } from './clock-oracle.ts'

/*
 * Random lives of tickets, and what the product and a walk second by second make of them. Everything follows from a seed.
 */

const DAY = 86_400
/** Long enough for a skipped day with a day before and after. */
const WINDOW = 4 * DAY
const at = (date: string): number => Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds / 1_000

/** Zones and when their clocks change: half hours, three quarters, a skipped day, before and after fasting. */
const PLACES: readonly (readonly [string, ...string[]])[] = [
  ['Australia/Lord_Howe', '2026-04-03', '2026-10-02'],
  ['Pacific/Chatham', '2026-04-03', '2026-09-25'],
  ['Pacific/Apia', '2011-12-28', '2010-09-24', '2012-03-30'],
  ['Africa/Casablanca', '2026-02-13', '2026-03-20'],
  ['Europe/Berlin', '2026-03-27', '2026-10-23', '2026-12-23'],
  ['Europe/London', '2026-03-27', '2026-10-23'],
  ['America/New_York', '2026-03-06', '2026-10-30'],
  ['America/Los_Angeles', '2026-03-06', '2026-10-30'],
  ['America/St_Johns', '2011-03-11', '2026-10-30'],
  ['America/Sao_Paulo', '2018-11-02', '2019-02-15'],
  ['America/Havana', '2026-03-06', '2026-10-30'],
  ['America/Santiago', '2026-04-03', '2026-09-04'],
  ['Asia/Tehran', '2021-03-20', '2021-09-20'],
  ['Asia/Beirut', '2026-03-27', '2026-10-23'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['Asia/Kolkata', '2026-01-24'],
  ['Asia/Shanghai', '2026-09-29'],
  ['Africa/Cairo', '2026-04-22', '2026-10-28'],
  ['Antarctica/Troll', '2026-03-27', '2026-10-23'],
  ['Pacific/Kiritimati', '1994-12-29', '2026-01-01'],
]

type Random = () => number

/** Most lives are short, so that many can be walked through; one in twenty is as long as there is time. */
const SHORT = DAY / 4
const lengthOf = (random: Random, most: number): number =>
  Math.min(most, oneOf(random, [...Array(14).fill(SHORT), ...Array(5).fill(DAY), WINDOW]))

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const whole = (random: Random, below: number): number => Math.floor(random() * below)
const oneOf = <T>(random: Random, all: readonly T[]): T => all[whole(random, all.length)]!

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function spansOfDay(random: Random): [string, string][] {
  const times = Array.from({ length: 2 * whole(random, 4) }, () =>
    oneOf(random, [whole(random, 1_441), 30 * whole(random, 49), 60 * whole(random, 5)]),
  ).toSorted((a, b) => a - b)
  const spans: [string, string][] = []
  for (let index = 0; index + 1 < times.length; index += 2)
    if (times[index]! < times[index + 1]!) spans.push([timeText(times[index]!), timeText(times[index + 1]!)])
  return spans
}

function aCalendar(random: Random, zone: string, origin: number): OracleCalendar {
  const hours = random() < 0.1 ? null : DAYS.map(() => spansOfDay(random))
  const days_off = Array.from({ length: whole(random, 3) }, () =>
    Temporal.Instant.fromEpochMilliseconds((origin + whole(random, WINDOW)) * 1_000)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString(),
  )
  return { time_zone: zone, hours, days_off: [...new Set(days_off)].sort() }
}

const asKept = ({ time_zone, hours, days_off }: OracleCalendar): ResolvedCalendar => ({
  ...{ name: 'case', time_zone, days_off },
  hours: hours && weekOf(Object.fromEntries(hours.map((spans, day) => [DAYS[day]!, spans])) as Week),
})
type Week = Exclude<Calendar['hours'], '24/7'>

interface Case {
  life: OracleLife
  calendars: (ResolvedCalendar | null)[]
  /** How long the clock may take, and from when on that holds. */
  targets: { from: number; seconds: number }[]
  now: number
}

const STATUSES: readonly Status[] = ['new', 'open', 'pending', 'on_hold', 'escalated', 'resolved', 'closed']

/** Often at whole minutes from the start: so that several things happen in one second, and marks fall on changes. */
const rising = (random: Random, { most, from, to }: { most: number; from: number; to: number }): number[] => {
  const grid = oneOf(random, [1, 60])
  const moments = Array.from(
    { length: whole(random, most + 1) },
    () => from + grid * (1 + whole(random, Math.floor((to - from - 1) / grid))),
  )
  return [...new Set(moments)].toSorted((a, b) => a - b)
}

function aCase(random: Random): Case {
  const [, ...dates] = oneOf(random, PLACES)
  const origin = at(oneOf(random, dates))
  const started = origin + 60 + whole(random, random() < 0.5 ? WINDOW - 2 * SHORT : WINDOW / 2)
  const now = started + 600 + whole(random, lengthOf(random, origin + WINDOW - started - 700))
  const within = { from: started, to: now }
  const regimes = [0, ...rising(random, { most: 2, ...within })].map((from) => {
    const calendar = random() < 0.1 ? null : aCalendar(random, zoneAt(random, origin), origin)
    return { from, calendar }
  })
  return {
    life: {
      ...{ started, origin },
      statuses: [started, ...rising(random, { most: 8, ...within })].map((at) => ({
        at,
        status: oneOf(random, STATUSES),
      })),
      pauses: [0, ...rising(random, { most: 2, ...within })].map((from) => ({
        from,
        statuses: ['pending', 'on_hold'].filter(() => random() < 0.5),
      })),
      hours: regimes.map(({ from, calendar }) => ({ from, open: calendar && openMinutes(calendar, origin, WINDOW) })),
    },
    calendars: regimes.map(({ calendar }) => calendar && asKept(calendar)),
    targets: [started, ...rising(random, { most: 2, ...within })].map((from) => ({
      from,
      seconds: 20 * (1 + whole(random, oneOf(random, [30, 600, 4_000]))),
    })),
    now,
  }
}

/** A zone whose clocks change just then, so that the hours of a few zones meet there. */
const zoneAt = (random: Random, origin: number): string =>
  oneOf(
    random,
    PLACES.filter(([, ...dates]) => dates.some((date) => at(date) === origin)),
  )[0]

const ms = (seconds: number): number => seconds * 1_000

/** What the product says: told marks, time counted, and when it is due. The sweep looks whenever the target changes. */
function product({ life, calendars, targets, now }: Case) {
  const { started, statuses, pauses, hours } = life
  const history = (until: number): History => ({
    ...{ started: ms(started), answered: null, came_back: false, is_gone: false, exchange: [] },
    statuses: statuses
      .filter(({ at }) => at <= until)
      .map(({ at, status }) => ({ at: ms(at), status: status as Status })),
  })
  const told: { percent: number; due: number }[] = []
  const look = (seconds: number, until: number, kept: KeptClock | undefined) => {
    const settled = settle({
      ...{ kind: 'resolution', history: history(until), kept, now: ms(until) },
      round: { cycle: 0, started: ms(started), ended: null, is_answered: false },
      rules: pauses.filter(({ from }) => from <= until).map(({ from, ...rule }) => ({ ...rule, from: ms(from) })),
      hours: hours.flatMap(({ from }, index) =>
        from <= until ? [{ from: ms(from), calendar: calendars[index]!, fingerprint: `${index}` }] : [],
      ),
      target: {
        ...{ kind: 'resolution', ms: ms(seconds), percents: [75, 90], path: 'case', text: `${seconds}`, version: '1' },
        ...{ policy: null, calendar: null },
      },
    })
    told.push(...settled.told)
    return settled
  }
  let settled: ReturnType<typeof look> | undefined
  for (const [index, { seconds }] of targets.entries()) {
    const until = index + 1 < targets.length ? targets[index + 1]!.from - 1 : now
    if (until >= started) settled = look(seconds, until, settled?.clock)
  }
  const { clock, course } = settled!
  return { told: sorted(told), counted: countedBy(course, ms(now)), due: clock.state === 'running' ? clock.due : null }
}

/** The same by the walk. What has been told stays told, and a clock that stands keeps its target. */
function truth({ life, targets, now }: Case) {
  const steps = walk(life, now)
  const told: { percent: number; due: number }[] = []
  let standing: number | null = null
  for (const [index, { seconds }] of targets.entries()) {
    const until = index + 1 < targets.length ? targets[index + 1]!.from - 1 : now
    if (until < life.started) continue
    standing = isOverAt(life, until) ? (standing ?? seconds) : seconds
    told.push(...reachedBy(until, { life, steps, seconds: standing, known: told.map(({ percent }) => percent) }))
  }
  return { told: sorted(told), counted: ms(steps.counted[now - life.started]!) }
}

function isOverAt({ statuses }: OracleLife, second: number): boolean {
  const { status } = statuses.findLast(({ at }) => at <= second)!
  return status === 'resolved' || status === 'closed'
}

interface Walked {
  life: OracleLife
  steps: ReturnType<typeof walk>
  seconds: number
  /** Told before. */
  known: number[]
}

const reachedBy = (until: number, { life, steps, seconds, known }: Walked) =>
  [75, 90, 100]
    .filter((percent) => !known.includes(percent))
    .map((percent) => ({ percent, reached: firstWith(steps, life.started, (seconds * percent) / 100) }))
    .flatMap(({ percent, reached }) => (reached !== null && reached <= until ? [{ percent, due: ms(reached) }] : []))

const sorted = <T extends { percent: number }>(marks: T[]): T[] => marks.toSorted((a, b) => a.percent - b.percent)

/** Plain arithmetic: what counts between two moments, and when so much has counted. */
function arithmetic(random: Random): string[] {
  const [zone, ...dates] = oneOf(random, PLACES)
  const origin = at(oneOf(random, dates))
  const said = aCalendar(random, zone, origin)
  const calendar = asKept(said)
  const from = whole(random, WINDOW)
  const to = from + whole(random, lengthOf(random, WINDOW - from))
  const open = openMinutes(said, origin, WINDOW)
  let truth = 0
  for (let second = from; second < to; second++) truth += open[Math.floor(second / 60)]!
  const found = businessBetween(calendar, ms(origin + from), ms(origin + to))
  const faults =
    found === ms(truth) ? [] : [`${describe(said)} from ${origin + from} to ${origin + to}: ${found}, not ${ms(truth)}`]
  if (truth === 0) return faults
  const wanted = 1 + whole(random, truth)
  let [second, left] = [from, wanted]
  while (left > 0) left -= open[Math.floor(second++ / 60)]!
  const due = addBusiness(calendar, ms(origin + from), ms(wanted))
  if (due !== ms(origin + second))
    faults.push(`${describe(said)} from ${origin + from} add ${wanted}: ${due}, not ${ms(origin + second)}`)
  return faults
}

const describe = (said: OracleCalendar): string => JSON.stringify(said)

/** Compares the product with the walk; each difference says how to see it again. */
export function compareClocks(count: number, seed: number): string[] {
  const random = randomFrom(seed)
  const differences: string[] = []
  for (let number = 0; number < count; number++) {
    differences.push(...arithmetic(random).map((fault) => `seed ${seed}, case ${number}: ${fault}`))
    const one = aCase(random)
    const [found, expected] = [product(one), truth(one)]
    if (JSON.stringify(found.told) !== JSON.stringify(expected.told) || found.counted !== expected.counted)
      differences.push(
        `seed ${seed}, case ${number}: ${JSON.stringify({ found, expected, targets: one.targets, now: one.now })}`,
      )
  }
  return differences
}
