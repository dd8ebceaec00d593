import { Category, Emotion } from '../../tickets/contract.ts'
import type { Reading } from '../../triage/contract.ts'
import type { Facts } from '../facts/facts.ts'
import { beginning, folded, wordsIn } from '../quoting.ts'
import { sentence, titled } from '../words.ts'
import { evidenceOf, type Field, type Found, type Section, text } from './field.ts'

const category: Field = {
  name: 'issue_category',
  label: 'Issue Category',
  editing: { as: 'choice', options: Category.options.map(titled) },
  find: ({ ticket, triage }) =>
    ticket.category && { value: titled(ticket.category), ...(triage ? saidBy(triage.category) : { source: 'ticket' }) },
}

/** How sure the rules are, or who knew better. What nobody has read yet is as whoever opened the ticket said. */
function saidBy({ source, confidence, decided_by, decided_at }: Reading): Omit<Found, 'value'> {
  if (source === 'agent') return { source: 'person', detail: 'corrected', by: decided_by, at: decided_at }
  if (confidence === 0) return { source: 'ticket' }
  return { source: 'triage', detail: `confidence ${confidence.toFixed(2)}` }
}

const DESCRIPTION_WORDS = 60

const description: Field = {
  name: 'issue_description',
  label: 'Issue Description',
  editing: text,
  find: (facts) => describe(facts),
}

/** Nothing is summed up: the subject and the beginning of what the customer wrote first, in their language. */
function describe({ ticket, messages }: Facts): Found | null {
  const first = messages.find(({ kind }) => kind === 'message')
  const subject = ticket.subject === '–' ? '' : beginning(ticket.subject, DESCRIPTION_WORDS)
  const room = DESCRIPTION_WORDS - wordsIn(subject)
  const said = first && room > 0 ? beginning(first.text, room) : ''
  const value = [subject, isRepeated(subject, said) ? '' : said].filter((part) => part !== '').join(' – ')
  return value ? { value, source: 'messages', evidence: evidenceOf('message', first ? [first.id] : []) } : null
}

const isRepeated = (subject: string, said: string): boolean => folded(subject) === folded(said)

const impact: Field = {
  name: 'impact_level',
  label: 'Impact Level',
  editing: text,
  find: ({ ticket, triage }) => {
    const parts = [ticket.impact && `${ticket.impact} impact`, ticket.urgency && `${ticket.urgency} urgency`]
    const value = parts.filter((part) => part !== null).join(', ')
    return value ? { value: sentence(value), ...(triage ? saidBy(triage.impact) : { source: 'ticket' }) } : null
  },
}

const emotion: Field = {
  name: 'customer_emotion',
  label: 'Customer Emotion',
  editing: { as: 'choice', options: Emotion.options.map(titled) },
  find: ({ ticket, triage }) => moodOf(ticket, triage),
}

/** How the customer felt in the end, and where that differs, at first. */
function moodOf(ticket: Facts['ticket'], triage: Facts['triage']): Found | null {
  const emotions = triage?.emotions ?? []
  const [first, last] = [emotions[0]?.emotion, ticket.emotion ?? emotions.at(-1)?.emotion]
  if (!last) return null
  return {
    value: first && first !== last ? `${titled(last)} (at first: ${titled(first)})` : titled(last),
    source: 'triage',
    detail: emotions.length > 0 ? emotions.map((one) => one.emotion).join(' → ') : null,
    evidence: evidenceOf(
      'message',
      emotions.map(({ message_id }) => message_id),
    ),
  }
}

export const issueSummary: Section = {
  headings: ['### Issue Summary'],
  fields: [category, description, impact, emotion],
}
