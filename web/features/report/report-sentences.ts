import type { TFunction } from 'i18next'
import type { CauseCode } from '../../../server/domains/interaction-reports/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { localeOf } from '../../lib/time.ts'

type T = TFunction<['outcome', 'app', 'case', 'tasks']>

export interface Reader {
  t: T
  language: string
  /** A word of ours in the reader's language; any other as it is. */
  word: (text: string) => string
  /** The name of a reason to escalate. */
  criterion: (name: string) => string
}

interface Sentence {
  says: RegExp
  say: (found: string[], reader: Reader) => string
}

const MOMENT = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d UTC`
const SPAN = String.raw`\d+ (?:d|h|min|s)(?: \d+ (?:d|h|min|s))?`

/**
 * Whatever the product puts into a report, it writes in the language of the report and in UTC. Here it is read in the
 * reader's language and zone; what is not one of these sentences was written by somebody, and stays.
 */
const SENTENCES: readonly Sentence[] = [
  { says: new RegExp(`^(${MOMENT})$`), say: ([at], reader) => momentWords(at!, reader) },
  {
    says: new RegExp(`^(${SPAN})(?: \\((${SPAN}) on the clock\\))?$`),
    say: ([whole, counted], reader) => {
      const span = spanText(whole!, reader)
      return counted ? reader.t('report.say.span_counted', { span, counted: spanText(counted, reader) }) : span
    },
  },
  {
    says: /^(\d+) tickets? in the 90 days before, (?:no ratings|ratings (.+))$/,
    say: ([count, ratings], { t }) => {
      const before = t('report.say.before', { count: Number(count) })
      return `${before}${ratings ? t('report.say.ratings', { ratings }) : t('report.say.no_ratings')}`
    },
  },
  {
    says: /^(Low|Medium|High|Critical|low|medium|high|critical) impact(?:, (low|medium|high) urgency)?$/,
    say: ([impact, urgency], { t, word }) =>
      urgency
        ? t('report.say.impact_urgency', { impact: word(impact!), urgency: word(urgency).toLowerCase() })
        : t('report.say.impact', { impact: word(impact!) }),
  },
  {
    says: /^(\w+) \(at first: (\w+)\)$/,
    say: ([last, first], { t, word }) => t('report.say.at_first', { last: word(last!), first: word(first!) }),
  },
  { says: /^Yes \(final\)$/, say: (_, { t }) => t('report.say.first_contact') },
  {
    says: /^Yes \(provisional: final after (\d+) days without contact\)$/,
    say: ([days], { t }) => t('report.say.first_contact_so_far', { count: Number(days) }),
  },
  {
    says: /^No \((\d+) contacts?(?:, opened again (\d+) times?)?(, came back in another ticket)?\)$/,
    say: ([contacts, reopenings, elsewhere], { t }) =>
      t('report.say.not_first_contact', {
        why: [
          t('report.say.contacts', { count: Number(contacts) }),
          ...(reopenings ? [t('report.say.reopened', { count: Number(reopenings) })] : []),
          ...(elsewhere ? [t('report.say.came_back')] : []),
        ].join(t('report.say.comma')),
      }),
  },
  {
    says: /^((?:(?:, )?(?:Met|Missed) (?:response|resolution) time)+)$/,
    say: ([all], { t }) =>
      all!
        .split(', ')
        .map((one) => {
          const clock = one.includes('response') ? ('response' as const) : ('resolution' as const)
          return t(`report.say.${one.startsWith('Met') ? 'met' : 'missed'}_${clock}`)
        })
        .join(t('report.say.comma')),
  },
  {
    says: new RegExp(`^Yes – ((?:.+ \\(${MOMENT}\\))+)$`),
    say: ([all], reader) => {
      const why = all!.split(/(?<=\)), /).map((one) => {
        const [, criterion, at] = new RegExp(`^(.+) \\((${MOMENT})\\)$`).exec(one)!
        return `${reader.criterion(criterion!.replaceAll(' ', '_'))} (${momentWords(at!, reader)})`
      })
      return reader.t('report.say.escalated', { why: why.join(reader.t('report.say.comma')) })
    },
  },
  {
    says: new RegExp(`^Due (${MOMENT})(?:, (.+))?, open$`),
    say: ([at, owner], reader) =>
      parted(reader.t('report.say.due', { time: momentWords(at!, reader) }), owner && frameworkNameOf(owner)),
  },
  {
    says: /^Open(?:, (.+))?, open$/,
    say: ([owner], { t }) => parted(t('tasks:state.open'), owner && frameworkNameOf(owner)),
  },
  {
    says: new RegExp(`^Done(?: (${MOMENT}))?(?:, (.+))?$`),
    say: ([at, owner], reader) =>
      parted(
        at ? reader.t('report.say.done', { time: momentWords(at, reader) }) : reader.t('tasks:state.done'),
        owner && frameworkNameOf(owner),
      ),
  },
  {
    says: /^Skipped(?:: (.+))?$/,
    say: ([reason], { t }) => {
      if (!reason) return t('tasks:state.skipped')
      const known = (['reopened', 'no_permission'] as const).find((one) => one.replaceAll('_', ' ') === reason)
      return t('tasks:skipped_because', { reason: known ? t(`tasks:reason.${known}`) : reason })
    },
  },
  {
    says: new RegExp(`^(.+): (${MOMENT})$`, 's'),
    say: ([title, at], reader) =>
      reader.t('report.say.planned', { what: taskWords(title!, reader), time: momentWords(at!, reader) }),
  },
  {
    says: new RegExp(`^The customer confirmed(?: on (${MOMENT}))? that it is solved( \\(noted by an agent\\))?\\.$`),
    say: ([at, noted], reader) => {
      const said = reader.t('report.say.confirmed', { time: at ? momentWords(at, reader) : '' })
      return noted ? `${said} ${reader.t('report.say.noted')}` : said
    },
  },
  {
    says: new RegExp(`^The customer said(?: on (${MOMENT}))? that it is not solved\\.$`),
    say: ([at], reader) => reader.t('report.say.rejected', { time: at ? momentWords(at, reader) : '' }),
  },
  {
    says: /^The customer was asked whether it is solved and did not answer\.$/,
    say: (_, { t }) => t('report.say.lapsed'),
  },
  {
    says: new RegExp(`^We opened it again(?: on (${MOMENT}))? before the customer answered\\.$`),
    say: ([at], reader) => reader.t('report.say.withdrawn', { time: at ? momentWords(at, reader) : '' }),
  },
  {
    says: /^Follow-up: (Yes|No|not asked), feedback: (Yes|No|not asked)$/,
    say: ([followUp, feedback], { t, word }) =>
      t('report.say.permission', { follow_up: word(followUp!), feedback: word(feedback!) }),
  },
  { says: /^([a-z0-9]+(?:_[a-z0-9]+)+)$/, say: ([team]) => frameworkName(team!) },
]

/** What was done and what came of it, as far as the product found it. */
const STEP_SENTENCES: readonly Sentence[] = [
  { says: /^Written to the customer\.$/, say: (_, { t }) => t('report.say.written') },
  { says: /^Delivered to the customer\.$/, say: (_, { t }) => t('report.say.delivered') },
  { says: /^The customer answered: “(.*)”$/s, say: ([text], { t }) => t('report.say.answered', { text }) },
  {
    says: /^Escalated to (.+): (.+)\.$/,
    say: ([tier, criterion], reader) =>
      reader.t('report.say.escalated_to', {
        tier: tier === 'management' ? reader.t('report.say.management') : frameworkName(tier!),
        criterion: reader.criterion(criterion!.replaceAll(' ', '_')),
      }),
  },
  { says: /^Accepted by (.+)\.$/, say: ([name], { t }) => t('report.say.accepted', { name }) },
  { says: /^Not yet accepted\.$/, say: (_, { t }) => t('report.say.not_accepted') },
  {
    says: /^Moved from (.+) to (.+)\.$/,
    say: ([from, to], { t }) => t('report.say.moved', { from: frameworkName(from!), to: frameworkName(to!) }),
  },
  { says: /^([a-z0-9_]+) has it\.$/, say: ([team], { t }) => t('report.say.has_it', { team: frameworkName(team!) }) },
]

/** A value that the product found, in the reader's words. */
export const valueWords = (text: string, reader: Reader): string => wordsOf(text, SENTENCES, reader)

/** What was done, or what came of it. */
export const stepWords = (text: string, reader: Reader): string => wordsOf(text, STEP_SENTENCES, reader)

function wordsOf(text: string, sentences: readonly Sentence[], reader: Reader): string {
  for (const { says, say } of sentences) {
    const found = says.exec(text)
    if (found) return say(found.slice(1), reader)
  }
  return reader.word(text)
}

/** The cause, which stands in the report by its name; null where the text says something else. */
export const causeWords = (text: string, cause: CauseCode | null, { t }: Reader): string | null =>
  cause && text.toLowerCase() === cause.replaceAll('_', ' ') ? t(`cause.${cause}`) : null

const momentWords = (moment: string, { language }: Reader) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(moment.replace(' UTC', 'Z').replace(' ', 'T')),
  )

const spanText = (text: string, { t }: Reader) =>
  text.replaceAll(/(\d+) (d|h|min|s)/g, (_, count: string, unit: 'd' | 'h' | 'min' | 's') =>
    t(`report.say.unit_${unit}`, { number: count }),
  )

const parted = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ')

/** An owner has a name; a team that nobody stands for yet has one of the framework. */
const frameworkNameOf = (owner: string) => (/^[a-z0-9_]+$/.test(owner) ? frameworkName(owner) : owner)

const CHECK_INS = {
  'Customer follow-up': 'customer_follow_up',
  'Customer success': 'customer_success',
  'Issue prevention': 'issue_prevention',
  'To do': 'to_do',
} as const

function taskWords(title: string, { t }: Reader) {
  const kind = Object.hasOwn(CHECK_INS, title) ? CHECK_INS[title as keyof typeof CHECK_INS] : null
  return kind ? t(`tasks:kind.${kind}`) : title
}
