import type { Difference, Kept, Report, Waited } from '../../server/domains/simulation/contract.ts'

/** The report for people, on standard output. */
export function printReport(report: Report, seconds: number): void {
  console.log(`${sentenceOf(report)}\n`)
  printDifferences(report)
  printCompliance(report)
  printWaiting(report)
  printStaffing(report)
  console.log(assumedIn(report))
  console.log(`${report.tickets} tickets in ${seconds.toFixed(1)} s; seed ${report.seed}. Nothing was changed.`)
}

const number = (count: number) => count.toLocaleString('en')

export function sentenceOf({ tickets, days, version, headline, differences }: Report): string {
  const past = `Of ${number(tickets)} tickets in the last ${days} days`
  if (differences.length === 0) return `${past}, none would have gone otherwise than under version ${version}.`
  const { moved, breaches_before, breaches_after, newly_missed, no_longer_missed } = headline
  return (
    `${past}, ${number(moved)} would have gone to another team; ` +
    `${number(breaches_after)} deadlines would have been missed instead of ${number(breaches_before)} ` +
    `(${number(newly_missed)} newly, ${number(no_longer_missed)} no longer), and ` +
    `${number(headline.escalations_after)} would have grown too old instead of ${number(headline.escalations_before)}. ` +
    `Ladders would have called ${number(headline.calls_after ?? 0)} times instead of ${number(headline.calls_before ?? 0)}.`
  )
}

const ABOUT: Record<Difference['about'], string> = {
  team: 'team',
  priority: 'priority',
  queue_class: 'class in the queue',
  queue_order: 'place in the queue',
  target: 'time',
  breach: 'deadline',
  escalation: 'age threshold',
  call: 'call of a ladder',
}

function printDifferences({ differences }: Report): void {
  for (const { about, clock, channel, before, after, count, examples } of differences) {
    const what = clock && about !== 'escalation' ? `${ABOUT[about]} of ${clock}` : ABOUT[about]
    const turn = about === 'queue_order' ? (after ?? '') : `${before ?? 'none'} → ${after ?? 'none'}`
    console.log(`${number(count).padStart(9)}  ${channel}: ${what}: ${turn}`)
    for (const one of examples) {
      console.log(`${' '.repeat(13)}${one.case_id}  ${followed(one.before)}  →  ${followed(one.after)}`)
    }
  }
  if (differences.length > 0) console.log('')
}

const followed = ({ path, says }: Difference['examples'][number]['before']): string =>
  [path ?? 'nothing', says].filter((part) => part !== null).join(': ')

function printCompliance({ compliance }: Report): void {
  console.log('Kept, in percent'.padEnd(44) + 'before'.padStart(20) + 'after'.padStart(20))
  for (const { channel, clock, before, after } of compliance) {
    console.log(`${channel} ${clock}`.padEnd(44) + keptIn(before).padStart(20) + keptIn(after).padStart(20))
  }
  console.log('')
}

const keptIn = ({ percent, met, missed }: Kept): string =>
  percent === null ? '–' : `${percent.toFixed(1)} (${met}/${met + missed})`

function printWaiting({ waiting }: Report): void {
  console.log(
    'First answer: median / 90 %'.padEnd(44) + ['recorded', 'before', 'after'].map((of) => of.padStart(20)).join(''),
  )
  for (const { channel, team, recorded, before, after } of waiting) {
    const name = team === null ? channel : `  ${team}`
    console.log(name.padEnd(44) + [recorded, before, after].map((one) => waitedIn(one).padStart(20)).join(''))
  }
  console.log('')
}

const waitedIn = ({ p50, p90, gave_up, never }: Waited): string => {
  const lost = gave_up + never
  return p50 === null ? '–' : `${spanOf(p50)} / ${spanOf(p90!)}${lost > 0 ? ` +${lost}` : ''}`
}

function spanOf(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function printStaffing({ staffing, assumptions }: Report): void {
  console.log(`Agents needed by hour (${assumptions.time_zone}; Erlang C, before → after where it differs)`)
  for (const [day, name] of DAYS.entries()) {
    const hours = staffing.slice(day * 24, day * 24 + 24)
    const cells = hours.map(({ before, after }) => {
      const [one, other] = [before.erlang_c ?? '∞', after.erlang_c ?? '∞']
      return one === other ? `${one}` : `${one}→${other}`
    })
    console.log(`${name}  ${cells.map((cell) => cell.padStart(4)).join(' ')}`)
  }
  console.log('')
}

function assumedIn({ assumptions }: Report): string {
  const { handling, presence, agents, service_level_percent, without_decision } = assumptions
  const there = {
    heartbeats: 'as they said they were there',
    activity: 'in the hours in which they wrote',
    given: 'as given',
  }
  const times = handling.map(
    ({ channel, mean_seconds, measured }) => `${channel} ${spanOf(mean_seconds)} (of ${measured})`,
  )
  return [
    `Assumed: ${agents} agents ${there[presence]}; handling ${times.join(', ') || 'unknown'};`,
    `${service_level_percent} % of first answers in time; ${without_decision} tickets placed by what is known of them now.`,
  ].join(' ')
}
