/*
 * How much time counts, the slow way: second by second, by what the clock on the wall shows. It shares no code with the
 * product: no spans, no sums, no search. Moments are whole seconds since 1970.
 */

export interface OracleCalendar {
  time_zone: string
  /** Monday first, as "HH:MM" pairs; null: always, but for days off. */
  hours: (readonly [string, string])[][] | null
  days_off: string[]
}

/** What a zone's wall clocks show in each minute of a stretch of time. Zones differ from UTC by whole minutes since 1972. */
interface Wall {
  dates: string[]
  /** Which of the dates. */
  date: number[]
  weekday: number[]
  minute: number[]
}

const walls = new Map<string, Wall>()

function wallOf(zone: string, from: number, seconds: number): Wall {
  const key = `${zone} ${from} ${seconds}`
  const known = walls.get(key)
  if (known) return known
  const wall: Wall = { dates: [], date: [], weekday: [], minute: [] }
  for (let at = from; at < from + seconds; at += 60) {
    const shown = Temporal.Instant.fromEpochMilliseconds(at * 1_000).toZonedDateTimeISO(zone)
    const date = shown.toPlainDate().toString()
    if (wall.dates.at(-1) !== date) wall.dates.push(date)
    wall.date.push(wall.dates.length - 1)
    wall.weekday.push(shown.dayOfWeek - 1)
    wall.minute.push(shown.hour * 60 + shown.minute)
  }
  walls.set(key, wall)
  return wall
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** Of each minute of a stretch: whether it is open. `from` is a whole minute. */
export function openMinutes({ time_zone, hours, days_off }: OracleCalendar, from: number, seconds: number): Uint8Array {
  const wall = wallOf(time_zone, from, seconds)
  const off = wall.dates.map((date) => days_off.includes(date))
  const week = hours?.map((day) => day.map(([begin, end]) => [minutes(begin), minutes(end)] as const)) ?? null
  const open = new Uint8Array(wall.minute.length)
  for (const [index, minute] of wall.minute.entries()) open[index] = isOpen(minute, index)
  return open

  function isOpen(minute: number, index: number): number {
    if (off[wall.date[index]!]) return 0
    if (!week) return 1
    return week[wall.weekday[index]!]!.some(([begin, end]) => minute >= begin && minute < end) ? 1 : 0
  }
}

export interface OracleLife {
  started: number
  /** Rising; the first at the start. */
  statuses: { at: number; status: string }[]
  /** In which statuses time stands still, from when on; the first from ever. */
  pauses: { from: number; statuses: string[] }[]
  /** Whose minutes count, from when on; the first from ever. null: all of them. */
  hours: { from: number; open: Uint8Array | null }[]
  /** Beginning of the minutes. */
  origin: number
}

/** For each second from the start to `until`: what has counted before it, and whether the clock goes on in it. */
export function walk({ started, statuses, pauses, hours, origin }: OracleLife, until: number) {
  const counted = new Float64Array(until - started + 1)
  const goesOn = new Uint8Array(until - started + 1)
  let sum = 0
  const statusAt = current(statuses, ({ at }) => at)
  const ruleAt = current(pauses, ({ from }) => from)
  const hoursAt = current(hours, ({ from }) => from)
  for (let second = started; second <= until; second++) {
    const { status } = statusAt(second)
    const stands = status === 'resolved' || status === 'closed' || ruleAt(second).statuses.includes(status)
    counted[second - started] = sum
    goesOn[second - started] = stands ? 0 : 1
    const { open } = hoursAt(second)
    if (!stands && (open === null || open[Math.floor((second - origin) / 60)] === 1)) sum++
  }
  return { counted, goesOn }
}

/** What holds in a second, asked for second after second. */
function current<T>(turns: readonly T[], begin: (turn: T) => number): (second: number) => T {
  let index = 0
  return (second) => {
    while (index + 1 < turns.length && begin(turns[index + 1]!) <= second) index++
    return turns[index]!
  }
}

/** The first second in which so much has counted and the clock goes on; null: not by the end of the walk. */
export function firstWith(
  { counted, goesOn }: ReturnType<typeof walk>,
  started: number,
  enough: number,
): number | null {
  for (let index = 0; index < counted.length; index++)
    if (counted[index]! >= enough && goesOn[index] === 1) return started + index
  return null
}
