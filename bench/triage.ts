import { understood } from '../cli/eval/triage.ts'
import type { TriageCase } from '../server/domains/triage/blind/case.ts'
import { enCases } from '../server/domains/triage/blind/en.ts'
import { zhCases } from '../server/domains/triage/blind/zh.ts'
import { type Figure, percentile } from './figures.ts'
import { timed } from './load.ts'

const FACETS = ['language', 'category', 'impact', 'urgency', 'emotion', 'complexity', 'priority', 'team'] as const
type Facet = (typeof FACETS)[number]
const PRIORITIES = ['low', 'medium', 'high', 'critical']
const ROUNDS = 20

/** How often the rules agree with a support lead about messages whose words they were not written for, and how fast. */
export async function measureTriage(): Promise<Figure[]> {
  const figures = [...agreement('en', enCases), ...agreement('zh', zhCases)]
  const cases = [...enCases, ...zhCases]
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const one of cases) times.push(await timed(async () => void understood(one)))
  return [
    ...figures,
    { what: 'reading one message, median', value: percentile(times, 50), unit: 'ms' },
    { what: 'reading one message, p99', value: percentile(times, 99), unit: 'ms' },
  ]
}

function agreement(language: string, cases: readonly TriageCase[]): Figure[] {
  const pairs = cases.map((one) => ({ expected: one.expected, found: understood(one) }))
  const line = (what: string, value: number, limit?: Figure['limit']): Figure => ({
    what: `${language}, ${cases.length} unseen messages: ${what}`,
    value,
    unit: '%',
    ...(limit ? { limit } : {}),
  })
  const within = pairs.filter(
    ({ expected, found }) => Math.abs(PRIORITIES.indexOf(expected.priority) - PRIORITIES.indexOf(found.priority)) <= 1,
  )
  const asked = pairs.filter(({ expected, found }) => expected.requests.join() === found.requests.join())
  return [
    ...FACETS.map((facet) => line(facet, share(pairs, facet), mostCommon(pairs, facet))),
    line('priority, at most one step off', percent(within.length, pairs.length)),
    line('all requests found, and no other', percent(asked.length, pairs.length)),
  ]
}

type Pair = { expected: TriageCase['expected']; found: ReturnType<typeof understood> }

const percent = (part: number, whole: number): number => (100 * part) / whole

const share = (pairs: readonly Pair[], facet: Facet): number =>
  percent(pairs.filter(({ expected, found }) => expected[facet] === found[facet]).length, pairs.length)

/** What always giving the most frequent answer would reach: what any rule must beat. */
function mostCommon(pairs: readonly Pair[], facet: Facet): Figure['limit'] {
  const counts = Map.groupBy(pairs, ({ expected }) => expected[facet])
  const most = Math.max(...[...counts.values()].map((same) => same.length))
  return { value: percent(most, pairs.length), of: 'always the most frequent answer' }
}
