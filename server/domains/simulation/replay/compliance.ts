import type { Compliance, Kept } from '../contract.ts'
import type { ReplayedClock } from './clocks.ts'

/** How many deadlines were kept, by channel and clock, under both frameworks. What is open and late counts as missed. */
export function collectCompliance() {
  const rows = new Map<string, Compliance>()
  const note = (channel: string, side: 'before' | 'after', clocks: readonly ReplayedClock[]) => {
    for (const { kind, outcome } of clocks) {
      if (kind === 'escalation' || outcome === 'ended') continue
      const key = `${channel} ${kind}`
      const row = rows.get(key) ?? { channel, clock: kind, before: none(), after: none() }
      rows.set(key, row)
      row[side][outcome]++
    }
  }
  return { note, rows: () => [...rows.values()].map(withPercents).toSorted(byNames) }
}

const none = (): Kept => ({ met: 0, missed: 0, open: 0, percent: null })

const withPercents = ({ before, after, ...row }: Compliance): Compliance => ({
  ...row,
  before: withPercent(before),
  after: withPercent(after),
})

const withPercent = (kept: Kept): Kept => {
  const counted = kept.met + kept.missed
  return { ...kept, percent: counted === 0 ? null : (100 * kept.met) / counted }
}

const byNames = (a: Compliance, b: Compliance): number =>
  a.channel === b.channel ? (a.clock < b.clock ? -1 : 1) : a.channel < b.channel ? -1 : 1
