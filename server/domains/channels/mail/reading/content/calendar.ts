/** What a METHOD (RFC 5546) asks of the reader. */
const METHODS: Record<string, string> = {
  REQUEST: 'Invitation',
  CANCEL: 'Cancelled',
  REPLY: 'Answer to an invitation',
  COUNTER: 'Proposal for another time',
  PUBLISH: 'Event',
}

const LONGEST = 200_000

/** A few readable lines about the first event of a calendar file (RFC 5545), for a mail that says nothing else; or empty. */
export function calendarSummary(ics: string): string {
  const lines = ics
    .slice(0, LONGEST)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
  const event = lines.slice(lines.findIndex((line) => /^BEGIN:V(EVENT|TODO)/i.test(line)) + 1)
  const field = (name: string, from = event) => valueIn(from.find((line) => isField(line, name)))
  const title = field('SUMMARY')
  const kind = METHODS[(field('METHOD', lines) ?? '').toUpperCase()]
  const summary = [
    [kind, title].filter(Boolean).join(': '),
    span(event),
    field('LOCATION'),
    person(event.find((line) => isField(line, 'ORGANIZER'))),
    field('DESCRIPTION'),
  ]
  return summary.filter(Boolean).join('\n')
}

const isField = (line: string, name: string): boolean => new RegExp(`^${name}[;:]`, 'i').test(line)

/** The value behind the colon that stands outside quotes, free of escapes. */
function valueIn(line: string | undefined): string | undefined {
  const value = line && /^(?:[^":]|"[^"]*")*:(.*)$/.exec(line)?.[1]
  return value?.replace(/\\([nN\\,;])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char)).trim()
}

const ZONE = /TZID="?([^":;]+)/i

function span(event: string[]): string {
  const start = event.find((line) => isField(line, 'DTSTART'))
  const end = event.find((line) => isField(line, 'DTEND'))
  const zone = start && ZONE.exec(start)?.[1]
  const [from, to] = [written(valueIn(start)), written(valueIn(end))]
  return [[from, to].filter(Boolean).join(' – '), zone && `(${zone})`].filter(Boolean).join(' ')
}

/** 20260131T120000Z as "2026-01-31 12:00 UTC". */
function written(value: string | undefined): string {
  const [, year, month, day, hour, minute, zulu] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d*(Z)?)?/.exec(value ?? '') ?? []
  if (!year) return ''
  return [`${year}-${month}-${day}`, hour && `${hour}:${minute}`, zulu && 'UTC'].filter(Boolean).join(' ')
}

function person(line: string | undefined): string {
  const name = line && /CN="?([^":;]+)/i.exec(line)?.[1]
  const address = valueIn(line)?.replace(/^mailto:/i, '')
  return [name, address !== name && address].filter(Boolean).join(', ')
}
