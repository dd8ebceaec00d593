import { beforeAll, expect, test } from 'vitest'
import { aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { DAY, fileTickets, type Made, makeTickets } from '../../testing/made-tickets.ts'
import type { Breakdown, Dashboard, Figure, FigureName } from './contract.ts'

/**
 * Every number of the dashboard against a second reckoning that shares no line with the first: plain loops over plain
 * objects, days by Temporal alone. The tickets are made up, by a generator that always makes the same ones.
 */
const { api, ctx } = await anInstallation()

const NOW = ctx.now().epochMilliseconds
const made = makeTickets(NOW)

beforeAll(() => fileTickets(ctx, made))

/* The second reckoning. A case: when, and what it adds. */
interface Case {
  at: number
  value: number
  ticket: Made
}

const counts = (ticket: Made) => !ticket.spam && ticket.merged_into === null
const share = (isGood: boolean) => (isGood ? 100 : 0)

type Found = Omit<Case, 'ticket'>
const once = (at: number | null, value: number): Found[] => (at === null ? [] : [{ at, value }])
const spanOf = (from: number, to: number | null): Found[] => once(to, ((to ?? 0) - from) / 1000)

const decided = ({ clocks, answered }: Made, kind: string): Found[] =>
  clocks.flatMap((clock) => {
    if (clock.kind !== kind) return []
    if (clock.breached !== null) return once(clock.breached, 0)
    return kind === 'first_response' && answered === null ? [] : once(clock.stopped, 100)
  })

const FOUND: Record<Exclude<FigureName, 'backlog'>, (ticket: Made, all: readonly Made[]) => Found[]> = {
  opened: ({ created }) => once(created, 1),
  resolved: ({ resolved }) => once(resolved, 1),
  resolution: ({ created, resolved }) => spanOf(created, resolved),
  first_response: ({ created, answered }) => (answered === created ? [] : spanOf(created, answered)),
  satisfaction: ({ ratings }) => ratings.map(({ at, score }) => ({ at, value: score })),
  happy: ({ ratings }) => ratings.map(({ at, score }) => ({ at, value: share(score > 3) })),
  first_response_in_time: (ticket) => decided(ticket, 'first_response'),
  resolution_in_time: (ticket) => decided(ticket, 'resolution'),
  first_contact: (ticket, all) =>
    ticket.resolved === null || ticket.resolved >= NOW - 7 * DAY
      ? []
      : once(ticket.resolved, share(isFirst(ticket, all))),
}

const casesOf = (name: keyof typeof FOUND, all: readonly Made[]): Case[] =>
  all.filter(counts).flatMap((ticket) => FOUND[name](ticket, all).map((found) => ({ ...found, ticket })))

function isFirst(ticket: Made, all: readonly Made[]): boolean {
  const { channel, contacts, created, failed, customer_id, category } = ticket
  const resolved = ticket.resolved!
  const sitting = (channel === 'live_chat' || channel === 'phone_support') && resolved - created <= DAY
  if (failed || (contacts! > 1 && !sitting)) return false
  return !all.some(
    (other) =>
      counts(other) &&
      other.customer_id === customer_id &&
      other.category === category &&
      other.created > resolved &&
      other.created <= resolved + 7 * DAY,
  )
}

const dayOf = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString()

function summary(name: FigureName, values: number[]): { value: number | null; cases: number } {
  const cases = values.length
  if (name === 'opened' || name === 'resolved') return { value: cases, cases }
  if (cases === 0) return { value: null, cases }
  if (name !== 'first_response' && name !== 'resolution')
    return { value: values.reduce((sum, value) => sum + value, 0) / cases, cases }
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (cases - 1) / 2
  return { value: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2, cases }
}

const FLOWS = [
  ...(['satisfaction', 'happy', 'first_contact', 'first_response_in_time', 'resolution_in_time'] as const),
  ...(['first_response', 'resolution', 'opened', 'resolved'] as const),
]
const figureOf = (dashboard: Dashboard, name: FigureName): Figure => dashboard.figures.find((one) => one.name === name)!
const partsOf = (dashboard: Dashboard, name: FigureName, by: Breakdown['by']) =>
  dashboard.breakdowns.find(({ figure, by: facet }) => figure === name && facet === by)!.parts

const ask = async (query = '', as?: string): Promise<Dashboard> => {
  const { status, json } = await api('GET', `/analytics/dashboard${query}`, as ? { as } : {})
  expect([status, json.detail]).toEqual([200, undefined])
  return json
}

const today = (zone: string) => Temporal.Instant.fromEpochMilliseconds(NOW).toZonedDateTimeISO(zone).toPlainDate()
const PERIODS = [
  { label: 'thirty days up to now', days: 30, ended: 0, time_zone: 'UTC', grain: 'day' },
  { label: 'a past fortnight, far east', days: 14, ended: 20, time_zone: 'Pacific/Auckland', grain: 'day' },
  { label: 'weeks, half an hour off', days: 75, ended: 3, time_zone: 'Asia/Kolkata', grain: 'week' },
]

test.each(PERIODS)('every figure as reckoned by hand: $label', async ({ days, ended, time_zone, grain }) => {
  const to = today(time_zone).subtract({ days: ended })
  const from = to.subtract({ days: days - 1 })
  const dashboard = await ask(`?from=${from}&to=${to}&time_zone=${time_zone}`)
  expect(dashboard).toMatchObject({ from: from.toString(), to: to.toString(), time_zone, grain })
  const isInside = ({ at }: Case) => {
    const day = dayOf(at, time_zone)
    return day >= from.toString() && day <= to.toString()
  }
  for (const name of FLOWS) {
    const figure = figureOf(dashboard, name)
    const inside = casesOf(name, made).filter(isInside)
    expectSame(name, figure, inside)
    if (grain === 'day')
      for (const point of figure.series)
        expectSame(
          `${name} ${point.day}`,
          point,
          inside.filter(({ at }) => dayOf(at, time_zone) === point.day),
          name,
        )
    expect(figure.series.reduce((sum, { cases }) => sum + cases, 0)).toBe(inside.length)
    for (const part of partsOf(dashboard, name, 'channel'))
      expectSame(
        `${name} ${part.key}`,
        part,
        inside.filter(({ ticket }) => ticket.channel === part.key),
        name,
      )
  }
})

function expectSame(
  label: string,
  found: { value: number | null; cases: number },
  cases: Case[],
  name = label as FigureName,
) {
  const { value, cases: number } = summary(
    name,
    cases.map((one) => one.value),
  )
  expect([label, found.cases]).toEqual([label, number])
  if (value === null) expect([label, found.value]).toEqual([label, null])
  else expect(found.value, label).toBeCloseTo(value, 6)
}

test('the time before is as long as what has passed of this one, up to the same hour', async () => {
  const dashboard = await ask()
  for (const name of FLOWS) {
    const [start, end] = [Date.parse(`${dashboard.before.from}T00:00:00Z`), NOW - 30 * DAY]
    const found = figureOf(dashboard, name).before
    const cases = casesOf(name, made).filter(({ at }) => at >= start && at < end)
    // What was measured here some seconds ago, and what the server looks at now, differ by those seconds.
    expect(Math.abs(found.cases - cases.length), name).toBeLessThanOrEqual(1)
  }
})

test('the backlog, its ages, and how it came to be', async () => {
  const dashboard = await ask()
  const open = made.filter((ticket) => counts(ticket) && ticket.resolved === null)
  expect(figureOf(dashboard, 'backlog').cases).toBe(open.length)
  const ages = {
    under_1_day: 0,
    '1_to_3_days': 1,
    '3_to_7_days': 3,
    '7_to_14_days': 7,
    '14_to_30_days': 14,
    over_30_days: 30,
  }
  const limits = [...Object.values(ages), Number.POSITIVE_INFINITY]
  expect(partsOf(dashboard, 'backlog', 'age').map(({ key, cases }) => [key, cases])).toEqual(
    Object.entries(ages).map(([key, from], index) => {
      const old = ({ created }: Made) => (NOW - created) / DAY
      return [key, open.filter((ticket) => old(ticket) >= from && old(ticket) < limits[index + 1]!).length]
    }),
  )
  for (const { day, value, complete } of figureOf(dashboard, 'backlog').series) {
    const end = complete ? Date.parse(`${day}T00:00:00Z`) + DAY : NOW
    const then = made.filter((ticket) => counts(ticket) && ticket.created < end && (ticket.resolved ?? NOW + 1) >= end)
    expect([day, value]).toEqual([day, then.length])
  }
})

test('behind each number stand as many rows as it has cases, and the same ones', async () => {
  const dashboard = await ask()
  for (const { name, cases } of dashboard.figures)
    expect([name, (await rowsOf(`figure=${name}`)).length]).toEqual([name, cases])
  for (const { key, cases } of partsOf(dashboard, 'satisfaction', 'score'))
    expect((await rowsOf(`figure=satisfaction&by=score&key=${key}`)).length).toBe(cases)
  for (const { key, cases } of partsOf(dashboard, 'backlog', 'age'))
    expect((await rowsOf(`figure=backlog&by=age&key=${key}`)).length).toBe(cases)
  for (const { key, cases } of partsOf(dashboard, 'opened', 'team'))
    expect((await rowsOf(`figure=opened&by=team&key=${key}`)).length).toBe(cases)
  const late = await rowsOf('figure=first_response_in_time&missed=true')
  const inTime = figureOf(dashboard, 'first_response_in_time')
  expect(late.length).toBe(Math.round(inTime.cases * (1 - inTime.value! / 100)))
  expect(late.every(({ value }) => value === 0)).toBe(true)
})

async function rowsOf(query: string, as?: string) {
  const rows: { value: number; at: string; ticket: { id: string } }[] = []
  let cursor = ''
  do {
    const { json } = await api(
      'GET',
      `/analytics/rows?${query}&limit=100${cursor && `&cursor=${cursor}`}`,
      as ? { as } : {},
    )
    rows.push(...json.items)
    cursor = json.next_cursor ?? ''
  } while (cursor)
  expect(new Set(rows.map(({ at, ticket }) => at + ticket.id)).size).toBe(rows.length)
  return rows
}

test('numbers and rows know the reach of whoever looks', async () => {
  const agent = (await aUser(ctx)).id
  const seen = made.filter(({ restricted }) => !restricted)
  const mine = await ask('', agent)
  const since = Date.parse(`${mine.from}T00:00:00Z`)
  for (const name of ['opened', 'satisfaction', 'first_response_in_time'] as const) {
    const expected = casesOf(name, seen).filter(({ at }) => at >= since).length
    expect([name, figureOf(mine, name).cases, (await rowsOf(`figure=${name}`, agent)).length]).toEqual([
      name,
      expected,
      expected,
    ])
  }
  await api('PUT', '/roles/agent/reach', { body: { read_reach: 'own', change_reach: 'own' } })
  expect((await ask('', agent)).figures.every(({ cases }) => cases === 0)).toBe(true)
  expect(await rowsOf('figure=opened', agent)).toEqual([])
  await api('PUT', '/roles/agent/reach', { body: { read_reach: 'all', change_reach: 'team' } })
})

test('filters narrow numbers and rows alike', async () => {
  const query = 'channel=email&priority=high&team=none'
  const [dashboard, rows] = [await ask(`?${query}`), await rowsOf(`figure=opened&${query}`)]
  const since = Date.parse(`${dashboard.from}T00:00:00Z`)
  const chosen = made.filter(
    ({ channel, priority, team }) => channel === 'email' && priority === 'high' && team === null,
  )
  const expected = casesOf('opened', chosen).filter(({ at }) => at >= since).length
  expect([figureOf(dashboard, 'opened').cases, rows.length]).toEqual([expected, expected])
})
