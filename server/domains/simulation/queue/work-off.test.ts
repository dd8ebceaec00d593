import { expect, test } from 'vitest'
import { waitingA, waitingC } from '../staffing/erlang.ts'
import { chance, exponential } from './chance.ts'
import { type Contact, workOff } from './work-off.ts'

const ALWAYS = [{ from: 0, to: Number.MAX_SAFE_INTEGER }]
const contact = (changes: Partial<Contact>): Contact => ({
  ...{ at: 0, team: 0, handling_ms: 100, rank: 0, is_chat: false, patience_ms: Number.POSITIVE_INFINITY },
  ...changes,
})
const worked = async (contacts: Contact[], agents: Parameters<typeof workOff>[0]['agents'], chat_limit = 3) => [
  ...(await workOff({ contacts, agents, chat_limit })),
]

test('whoever has the lowest rank is taken next, whenever they came', async () => {
  const contacts = [contact({ at: 0 }), contact({ at: 10, rank: 5 }), contact({ at: 20, rank: 1 })]
  expect(await worked(contacts, [{ teams: [0], shifts: ALWAYS }])).toEqual([0, 190, 80])
})

test('an agent has as many chats as the limit says, and nothing else beside them', async () => {
  const chats = [0, 1, 2].map((at) => contact({ at, is_chat: true }))
  const agents = [{ teams: [0], shifts: ALWAYS }]
  expect(await worked(chats, agents, 2)).toEqual([0, 0, 98])
  expect(await worked(chats, agents, 1)).toEqual([0, 99, 198])
  expect(await worked([chats[0]!, contact({ at: 5 })], agents, 3)).toEqual([0, 95])
})

test('nobody is given work outside a shift or of another team, and what was begun is finished', async () => {
  const agents = [
    {
      teams: [0],
      shifts: [
        { from: 50, to: 60 },
        { from: 500, to: 650 },
      ],
    },
    { teams: [1], shifts: ALWAYS },
  ]
  const contacts = [contact({ at: 0 }), contact({ at: 55 }), contact({ at: 590 }), contact({ at: 700 })]
  // The second begins at 500, when its agent is back; the last one comes when nobody will ever come again.
  expect(await worked(contacts, agents)).toEqual([50, 445, 10, Number.POSITIVE_INFINITY])
})

test('of several who are free, the one without a chat and free for longest is given the next', async () => {
  const agents = [0, 1].map(() => ({ teams: [0], shifts: ALWAYS }))
  const chats = [contact({ is_chat: true }), contact({ at: 1, is_chat: true }), contact({ at: 2 })]
  // Two chats on one agent would have left the other free for the third.
  expect(await worked(chats, agents)).toEqual([0, 0, 98])
})

test('who has waited as long as their patience lasts is gone', async () => {
  const contacts = [contact({ at: 0 }), contact({ at: 1, patience_ms: 50 }), contact({ at: 2, patience_ms: 98.5 })]
  expect(await worked(contacts, [{ teams: [0], shifts: ALWAYS }])).toEqual([0, -50, 98])
})

/** Arrivals, handling and patience all exponential, as the formulas have it. Times in milliseconds. */
function aLine({
  seed,
  count,
  per_ms,
  handling,
  patience,
}: {
  seed: number
  count: number
  per_ms: number
  handling: number
  patience: number
}): Contact[] {
  const random = chance(seed)
  let at = 0
  return Array.from({ length: count }, (_, rank) => {
    at += exponential(random, 1 / per_ms)
    const patience_ms = Number.isFinite(patience) ? exponential(random, patience) : patience
    return contact({ at, rank, handling_ms: exponential(random, handling), patience_ms })
  })
}

const SEED = 20_260_101
const agents = (count: number) => Array.from({ length: count }, () => ({ teams: [0], shifts: ALWAYS }))

test('an M/M/n line waits as Erlang C says', async () => {
  const waits = await worked(
    aLine({ seed: SEED, count: 200_000, per_ms: 10 / 60_000, handling: 60_000, patience: Number.POSITIVE_INFINITY }),
    agents(12),
  )
  const said = waitingC(12, { per_second: 10 / 60, handling_seconds: 60 })
  expect(share(waits, (wait) => wait > 0)).toBeCloseTo(said.delayed, 1.5)
  expect(mean(waits) / 1_000 / said.mean_seconds).toBeCloseTo(1, 1)
  expect(share(waits, (wait) => wait <= 20_000)).toBeCloseTo(said.within(20), 1.5)
})

test('an M/M/n+M line waits and gives up within two points of what Erlang A says', async () => {
  const waits = await worked(
    aLine({ seed: SEED, count: 200_000, per_ms: 48 / 60_000, handling: 60_000, patience: 120_000 }),
    agents(50),
  )
  const said = waitingA(50, { per_second: 48 / 60, handling_seconds: 60, patience_seconds: 120 })
  const within = (measured: number, expected: number) => expect(Math.abs(measured - expected)).toBeLessThan(0.02)
  within(
    share(waits, (wait) => wait < 0),
    said.abandoned,
  )
  within(
    share(waits, (wait) => wait !== 0),
    said.delayed,
  )
  // Over a run this long the mean itself varies by some percent from seed to seed.
  expect(Math.abs(mean(waits.map(Math.abs)) / 1_000 / said.mean_seconds - 1)).toBeLessThan(0.1)
})

test('the same seed gives the same, another seed gives another', async () => {
  const line = (seed: number) => aLine({ seed, count: 500, per_ms: 0.01, handling: 300, patience: 400 })
  expect(line(1)).toEqual(line(1))
  expect(line(1)).not.toEqual(line(2))
  expect(await worked(line(1), agents(3))).toEqual(await worked(line(1), agents(3)))
})

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const share = (numbers: readonly number[], isSuch: (one: number) => boolean) =>
  numbers.filter(isSuch).length / numbers.length
