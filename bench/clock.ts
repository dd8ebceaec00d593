import { addBusiness, type ResolvedCalendar } from '../server/domains/calendars/business-time.ts'
import { compareClocks } from '../server/testing/clock-cases.ts'
import { measureSweep } from './clock-sweep.ts'
import type { Figure } from './figures.ts'

const DEADLINES = 1_000_000
/** Deadlines in a second that nobody should ever have to wait for. */
const ENOUGH = 200_000
const CASES = 100_000
const MINUTE_MS = 60_000

/** Deadlines a second, the clocks against a walk second by second, and how soon what is due is told. */
export async function measureClocks(): Promise<Figure[]> {
  return [...deadlines(), ...comparison(), ...(await measureSweep())]
}

const week = [...Array(5).fill([[540, 1_020]]), [], []]
const office: ResolvedCalendar = { name: 'office', time_zone: 'Europe/Berlin', hours: week, days_off: ['2026-12-25'] }

function deadlines(): Figure[] {
  const start = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds
  const perSecond = (compute: (at: number, ms: number) => number | null) => {
    let sum = 0
    const began = performance.now()
    for (let n = 0; n < DEADLINES; n++)
      sum += compute(start + (n % 500_000) * MINUTE_MS, (n % 48) * 60 * MINUTE_MS) ?? 0
    return { rate: (DEADLINES * 1_000) / (performance.now() - began), sum }
  }
  perSecond((at, ms) => addBusiness(office, at, ms))
  const measured = perSecond((at, ms) => addBusiness(office, at, ms))
  const bare = perSecond((at, ms) => at + ms)
  return [
    {
      what: `deadlines by office hours (${ENOUGH.toLocaleString('en')} are enough)`,
      value: measured.rate,
      unit: '/s',
      limit: { value: bare.rate, of: 'the same loop, adding two numbers' },
    },
  ]
}

function comparison(): Figure[] {
  const seed = Number(Temporal.Now.instant().epochMilliseconds % 2 ** 32)
  console.log(`clocks against the walk: ${CASES.toLocaleString('en')} cases, seed ${seed}`)
  const differences = compareClocks(CASES, seed)
  for (const difference of differences.slice(0, 10)) console.error(difference)
  return [
    {
      what: `${CASES.toLocaleString('en')} random tickets, seed ${seed}: differences`,
      value: differences.length,
      unit: '',
    },
  ]
}
