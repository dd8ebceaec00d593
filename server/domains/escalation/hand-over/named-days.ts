const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const CHINESE_DAYS = '一二三四五六日'
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`

/** A time somebody names for what they will do: as it was written, and the day that is, in UTC, when it is one. */
export interface NamedTime {
  due: string
  due_on: string | null
}

type Reading = (match: RegExpExecArray, said: Temporal.PlainDate) => Temporal.PlainDate | null

const dateOf = (year: number, month: number, day: number): Temporal.PlainDate | null =>
  month < 1 || month > 12 || day < 1 || day > 31 ? null : Temporal.PlainDate.from({ year, month, day })

/** A day without a year is the next one of that name. */
function nextDate(said: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | null {
  const date = dateOf(said.year, month, day)
  return date && Temporal.PlainDate.compare(date, said) < 0 ? date.add({ years: 1 }) : date
}

/** The next such day of the week, 1 for Monday; the same day is a week ahead. */
const nextWeekday = (said: Temporal.PlainDate, day: number): Temporal.PlainDate =>
  said.add({ days: ((day - said.dayOfWeek + 6) % 7) + 1 })

const monthNamed = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  a: 1,
  an: 1,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
}
const count = (text: string): number => NUMBERS[text.toLowerCase()] ?? Number(text)

const TIMES: readonly (readonly [RegExp, Reading])[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/i, ([, y, m, d]) => dateOf(Number(y), Number(m), Number(d))],
  [/(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/, ([, m, d], said) => nextDate(said, Number(m), Number(d))],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}\b`, 'i'),
    ([, d, m], said) => nextDate(said, monthNamed(m!), Number(d)),
  ],
  [
    new RegExp(String.raw`\b${month} (\d{1,2})(?:st|nd|rd|th)?\b`, 'i'),
    ([, m, d], said) => nextDate(said, monthNamed(m!), Number(d)),
  ],
  [/\bday after tomorrow\b|后天/i, (_, said) => said.add({ days: 2 })],
  [
    /\btomorrow\b|明天|明日|明早|明晚|24\s?小时(?:之)?内|\bwithin (?:24 hours|(?:a|one|1) day)\b/i,
    (_, said) => said.add({ days: 1 }),
  ],
  [
    /\b(?:today|tonight|this (?:afternoon|evening)|end of (?:the )?(?:business )?day|eod)\b|今天|今日|今晚|当天|下班前/i,
    (_, said) => said,
  ],
  [
    /\b(?:within|in) (?:the next )?(\d+|one|two|three|four|five) (?:business |working )?days?\b/i,
    ([, n], said) => said.add({ days: count(n!) }),
  ],
  [/(\d+|[一两二三四五])个?(?:工作日|天)(?:之|以)?内/, ([, n], said) => said.add({ days: count(n!) })],
  [
    /\b(?:within|in) (?:the next )?(\d+|an|one|two|three|four|five) hours?\b|(\d+|[一两二三四五])个?小时(?:之|以)?内/i,
    ([, a, b], said) => (count((a ?? b)!) > 24 ? said.add({ days: Math.ceil(count((a ?? b)!) / 24) }) : said),
  ],
  [/下周([一二三四五六日])/, ([, d], said) => said.add({ days: 8 - said.dayOfWeek + CHINESE_DAYS.indexOf(d!) })],
  [/(?:周|星期|礼拜)([一二三四五六日])/, ([, d], said) => nextWeekday(said, CHINESE_DAYS.indexOf(d!) + 1)],
  [
    new RegExp(String.raw`\b(${WEEKDAYS.join('|')})\b`, 'i'),
    ([, d], said) => nextWeekday(said, WEEKDAYS.indexOf(d!.toLowerCase()) + 1),
  ],
  [/\b(?:next week|within (?:a|one|the) week|end of (?:the|this) week|this week)\b|下周|本周|这周|一周内/i, () => null],
  [
    /\b(?:shortly|as soon as possible|as soon as we can|soon|asap|right away|in a (?:moment|few minutes)|within \d+ minutes)\b|马上|立即|尽快|稍后|一会儿|\d+分钟(?:之)?内/i,
    () => null,
  ],
]

/** The first time a sentence names, read as of the day it was said. */
export function timeNamedIn(sentence: string, saidAt: string): NamedTime | null {
  const said = Temporal.Instant.from(saidAt).toZonedDateTimeISO('UTC').toPlainDate()
  for (const [pattern, read] of TIMES) {
    const match = pattern.exec(sentence)
    if (match) return { due: match[0], due_on: read(match, said)?.toString() ?? null }
  }
  return null
}
