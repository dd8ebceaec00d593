import { expect, test } from 'vitest'
import { type Candidate, chooseAgent, obstacleOf, type Wanted } from './choose-agent.ts'

/** Numbers between 0 and 1, the same for a seed (mulberry32). */
function generator(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const able: Candidate = {
  ...{ id: 'ada', teams: ['one'], skills: [], languages: ['en'], state: 'online', is_on_shift: true },
  ...{ load: 0, limit: 3, idle_since: 0 },
}
const chat: Wanted = { team: 'one', channel: 'live_chat', skills: [], language: null }

test.each<[what: string, changes: Partial<Candidate>, reason: string]>([
  ['another team', { teams: ['two'] }, 'not in the team one'],
  ['away', { state: 'away' }, 'away'],
  ['offline', { state: 'offline' }, 'offline'],
  ['off shift', { is_on_shift: false }, 'off shift by the calendar of one'],
  ['at the limit', { load: 3 }, 'at the limit, 3 of 3 chats'],
  ['without a skill', { skills: ['dns'] }, 'lacks skill tls'],
])('%s is an obstacle, in words', (_what, changes, reason) => {
  const choice = chooseAgent([{ ...able, skills: ['tls'], ...changes }], { ...chat, skills: ['tls'] })
  expect(choice).toEqual({
    ...{ agent_id: null, reason: 'nobody of one can take it now' },
    losers: [{ option: 'ada', reason }],
  })
})

test('of those who can, language goes before load, load before the time waited', () => {
  const [chinese, idle, longest] = [
    { ...able, id: 'chinese', languages: ['zh'], load: 2, idle_since: 9 },
    { ...able, id: 'idle', idle_since: 5 },
    { ...able, id: 'longest', idle_since: 1 },
  ]
  const all = [chinese, idle, longest]
  expect(chooseAgent(all, { ...chat, language: 'zh-CN' })).toEqual({
    agent_id: 'chinese',
    reason: 'first of 3 who can take it (2 of 3 chats, speaks zh-CN)',
    losers: ['idle', 'longest'].map((option) => ({ option, reason: 'does not speak zh-CN' })),
  })
  expect(chooseAgent(all, chat)).toMatchObject({
    agent_id: 'longest',
    losers: [
      { option: 'chinese', reason: 'has more open: 2, not 0' },
      { option: 'idle', reason: 'has waited less long for work' },
    ],
  })
})

/** Said otherwise: throw out who cannot, then narrow by one wish after the other, each only among the best. */
function naive(candidates: Candidate[], wanted: Wanted): string | null {
  let left = candidates.filter(
    (one) =>
      one.teams.includes(wanted.team) &&
      one.state === 'online' &&
      one.is_on_shift &&
      one.load < one.limit &&
      wanted.skills.every((skill) => one.skills.includes(skill)),
  )
  const speakers = left.filter((one) => wanted.language === null || one.languages.includes(wanted.language))
  if (speakers.length > 0) left = speakers
  left = left.filter((one) => one.load === Math.min(...left.map(({ load }) => load)))
  left = left.filter((one) => one.idle_since === Math.min(...left.map(({ idle_since }) => idle_since)))
  return left.map(({ id }) => id).toSorted()[0] ?? null
}

test('5,000 random desks: the choice of a naive reference, everybody else named once with a true reason', () => {
  const seed = 20260713
  const random = generator(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const some = (words: string[], share = 0.5) => words.filter(() => random() < share)
  for (let round = 0; round < 5_000; round++) {
    const candidates = Array.from({ length: upTo(8) }, (_, index): Candidate => {
      return {
        id: `agent-${(index * 7) % 11}`,
        teams: some(['one', 'two'], 0.7),
        skills: some(['tls', 'dns'], 0.7),
        languages: some(['en', 'zh', 'de']),
        state: (['online', 'online', 'online', 'away', 'offline'] as const)[upTo(4)]!,
        is_on_shift: random() < 0.85,
        load: upTo(3),
        limit: 1 + upTo(3),
        idle_since: upTo(2),
      }
    })
    const language = [null, 'en', 'zh'][upTo(2)]!
    const wanted = { ...chat, team: ['one', 'two'][upTo(1)]!, skills: some(['tls', 'dns'], 0.3), language }
    const { agent_id, losers } = chooseAgent(candidates, wanted)
    expect(agent_id, `seed ${seed}, round ${round}`).toBe(naive(candidates, wanted))
    const named = [...losers.map(({ option }) => option), ...(agent_id ? [agent_id] : [])]
    expect(named.toSorted()).toEqual(candidates.map(({ id }) => id).toSorted())
    for (const { option, reason } of losers) {
      const obstacle = obstacleOf(candidates.find(({ id }) => id === option)!, wanted)
      if (obstacle) expect(reason).toBe(obstacle)
      else expect(reason).toMatch(/^(does not speak|has more open|has waited less|equal)/)
    }
    expect(chooseAgent(candidates.toReversed(), wanted).agent_id).toBe(agent_id)
  }
})
