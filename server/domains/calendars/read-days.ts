import ICAL from 'ical.js'

/** How far ahead, and back, an event that comes again is followed. */
const AHEAD = { years: 3 }
const BACK = { years: 1 }
/** Occurrences of one event, and days of all of them, beyond which nobody means days off. */
const MOST_OCCURRENCES = 2_000
const MOST_DAYS = 5_000

/**
 * The days an iCal text (RFC 5545) calls all-day events, from a year ago to three years ahead, in order. Cancelled events
 * and those with times of day are left out. Throws when it is no iCal text.
 */
export function daysIn(text: string, today: Temporal.PlainDate): string[] {
  const parsed = ICAL.parse(text)
  // One calendar as it is, several as a list.
  const calendars = typeof parsed[0] === 'string' ? [parsed] : parsed
  const horizon = { from: today.subtract(BACK).toString(), to: today.add(AHEAD).toString() }
  const days = new Set<string>()
  for (const one of calendars) {
    const calendar = new ICAL.Component(one as ConstructorParameters<typeof ICAL.Component>[0])
    if (calendar.name !== 'vcalendar') throw new Error('This is no iCal calendar.')
    for (const event of eventsOf(calendar)) addDays(event, horizon, days)
  }
  return [...days].sort()
}

/** Each event with what is said of single occurrences of it. */
function eventsOf(calendar: InstanceType<typeof ICAL.Component>): ICAL.Event[] {
  const all = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const [changes, events] = [all.filter(isChange), all.filter((event) => !isChange(event))]
  for (const event of events) for (const change of changes) if (change.uid === event.uid) event.relateException(change)
  return events
}

const isChange = (event: ICAL.Event): boolean => event.isRecurrenceException()

interface Horizon {
  from: string
  to: string
}

function addDays(event: ICAL.Event, { from, to }: Horizon, days: Set<string>): void {
  if (!event.startDate?.isDate) return
  for (const { item, start, end } of occurrences(event, to)) {
    if (item.component.getFirstPropertyValue('status') === 'CANCELLED' || !start.isDate) continue
    const last = Temporal.PlainDate.from(end.toString())
    for (let day = Temporal.PlainDate.from(start.toString()); Temporal.PlainDate.compare(day, last) < 0; ) {
      const text = day.toString()
      if (text > to || days.size >= MOST_DAYS) return
      if (text >= from) days.add(text)
      day = day.add({ days: 1 })
    }
  }
}

interface Occurrence {
  item: ICAL.Event
  start: ICAL.Time
  end: ICAL.Time
}

function* occurrences(event: ICAL.Event, to: string): Generator<Occurrence> {
  if (!event.isRecurring()) {
    yield { item: event, start: event.startDate, end: event.endDate }
    return
  }
  const iterator = event.iterator()
  for (let count = 0; count < MOST_OCCURRENCES; count++) {
    const next = iterator.next()
    if (!next || next.toString() > to) return
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    yield { item, start: startDate, end: endDate }
  }
}
