import { expect, test } from 'vitest'
import { anAnswerLine } from '../../testing/answer-line.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { clockWork } from '../../testing/sla.ts'
import { chance } from './queue/chance.ts'
import { readHistory } from './replay/read-history.ts'
import { replayTicket } from './replay/replay-ticket.ts'
import { worldsOf } from './replay/worlds.ts'

/*
 * The proof: lives made up at random and lived on the real desk. The replay, which knows only what was recorded, must give
 * each of them the deadlines the desk gave, missed at the very same moments, and the calls it made, climbed as far.
 */

const FRAMEWORK = `
calendars:
  office:
    time_zone: Europe/Berlin
    hours: { mon: [["09:00", "12:00"], ["13:00", "18:00"]], tue: [["09:00", "18:00"]], wed: [["09:00", "18:00"]], thu: [["09:00", "18:00"]], fri: [["09:00", "16:00"]], sat: [["10:00", "14:00"]] }
sla:
  pause_resolution_while: [pending, on_hold]
  policies:
    - { name: urgent, channels: [email], priorities: [high, critical], first_response: "30 minutes", resolution: "6 hours" }
    - { name: talk, channels: [email, in_app_messaging], next_response: "3 hours", periodic_update: "1 day" }
    - { name: social, channels: [social_media], first_response: "90 minutes", resolution: "9 hours", calendar: office }
escalation:
  ladders:
    - name: any_miss
      steps: [{ notify: [lead], acknowledge_within: "241 minutes" }, { notify: [manager], acknowledge_within: "33 hours" }, { notify: [admin] }]
    - name: second_of_some
      when: { priorities: [high, critical] }
      breaches: 2
      steps: [{ notify: [manager], acknowledge_within: "401 minutes" }, { notify: [lead] }]
`
const SEEDS = [16, 17]
const STEPS = 70
const DAYS = 90
const CHANNELS = ['email', 'email', 'live_chat', 'social_media', 'in_app_messaging'] as const
const TEXTS = ['How does this work?', 'Everything is down for all of us, urgent!', 'Please send the invoice again.']
const STATUSES = ['open', 'pending', 'on_hold', 'resolved', 'closed'] as const

const installation = await anAnswerLine()
const { api, ctx, clock, reply } = installation
const { become } = clockWork(installation)
const agent = await aUser(ctx, { role: 'lead' })
expect((await api('PUT', '/framework', { body: { text: FRAMEWORK } })).status).toBe(200)

test.each(SEEDS)('every deadline of the desk is the replay’s, seed %i', { timeout: 180_000 }, async (seed) => {
  const ids = await live(seed)
  const replayed = await byTheReplay()
  const missed: unknown[] = []
  const calls: string[] = []
  for (const [index, id] of ids.entries()) {
    const kept = await keptClocks(id)
    const called = await madeCalls(id)
    expect(replayed.get(id), `seed ${seed}, ticket ${index}`).toEqual([...kept.map(lineOf), ...called].toSorted())
    calls.push(...called)
    missed.push(...kept.filter(({ breached_at }) => breached_at))
  }
  // A proof about nothing would be none.
  expect(missed.length).toBeGreaterThan(10)
  expect(new Set(calls).size).toBeGreaterThan(1)
})

async function live(seed: number): Promise<string[]> {
  const random = chance(seed)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const threads: { id: string; again: () => Promise<unknown> }[] = []
  const arrive = async () => {
    const thread_id = `${seed}-${threads.length}`
    const from = { name: 'Cara', email: `${thread_id}@customer.example` }
    const message = { channel: one(CHANNELS), thread_id, from }
    const { id } = await aTicket(ctx, { ...message, text: one(TEXTS) })
    threads.push({ id, again: () => aTicket(ctx, { ...message, text: 'And now?' }) })
  }
  await arrive()
  for (let step = 0; step < STEPS; step++) {
    const what = random()
    const { id, again } = one(threads)
    if (what < 0.25) await arrive()
    else if (what < 0.5) await reply(id, 'We are on it.', { status_after: one(['open', 'pending']) }, agent.id)
    else if (what < 0.65) await again()
    else if (what < 0.8) await become(id, one(STATUSES))
    else if (what < 0.9) await api('PATCH', `/tickets/${id}`, { body: { priority: one(['low', 'high', 'critical']) } })
    else await acknowledge(id)
    await pass(one(['PT20S', 'PT7M', 'PT50M', 'PT3H', 'PT11H']))
  }
  return threads.map(({ id }) => id)
}

/** Time goes by as it does on a desk: whatever becomes due meanwhile happens at its moment. */
async function pass(duration: string): Promise<void> {
  const end = ctx.now().add(Temporal.Duration.from(duration))
  for (;;) {
    const { due_at } = await ctx.db
      .selectFrom('due')
      .select(({ fn }) => fn.min('due_at').as('due_at'))
      .executeTakeFirstOrThrow()
    const next = due_at && Temporal.Instant.compare(due_at, end) < 0 ? Temporal.Instant.from(due_at) : end
    const left = next.since(ctx.now())
    await clock.advance(left.sign > 0 ? left.toString() : 'PT0S')
    if (next === end) return
  }
}

/** An administrator has what somebody was called for. */
async function acknowledge(ticketId: string): Promise<void> {
  const { items } = (await api('GET', `/tickets/${ticketId}/escalation-calls`)).json
  if (items.length > 0) await api('POST', `/escalations/${items[0].id}/acknowledgement`)
}

/** Every ladder that called, and the step it stands at. */
async function madeCalls(id: string): Promise<string[]> {
  const calls = await ctx.db
    .selectFrom('escalation_calls')
    .select(['ladder', 'step'])
    .where('ticket_id', '=', id)
    .where('ladder', '<>', 'management')
    .execute()
  return calls.map(({ ladder, step }) => `${ladder} ${step + 1}`)
}

/** All rounds of all clocks, as the desk keeps them. */
const keptClocks = (id: string) =>
  ctx.db
    .selectFrom('clocks')
    .select(['kind', 'started_at', 'breached_at'])
    .where('ticket_id', '=', id)
    .where('state', '<>', 'cancelled')
    .execute()

interface Line {
  kind: string
  started_at: string
  breached_at: string | null
}

const lineOf = ({ kind, started_at, breached_at }: Line) => [kind, started_at, breached_at].join(' ')

async function byTheReplay(): Promise<Map<string, string[]>> {
  const { before } = await worldsOf(ctx, '')
  const lines = new Map<string, string[]>()
  for await (const page of readHistory(ctx, { from: before.now - DAYS * 86_400_000, to: before.now })) {
    for (const ticket of page) {
      const { clocks, calls } = replayTicket(ticket, before)
      const kept = clocks.map(({ kind, started, breached }) =>
        lineOf({ kind, started_at: textOf(started)!, breached_at: textOf(breached) }),
      )
      lines.set(ticket.id, [...kept, ...calls.map(({ ladder, taken }) => `${ladder} ${taken}`)].toSorted())
    }
  }
  return lines
}

const textOf = (ms: number | null): string | null =>
  ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 })
