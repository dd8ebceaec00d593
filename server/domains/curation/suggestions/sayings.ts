import type { SuggestionKind } from '../contract.ts'

interface Saying {
  issue: string
  recommendation: string
}

const SAYINGS: Record<SuggestionKind, Saying> = {
  high_bounce_rate: {
    issue: 'High bounce rate',
    recommendation: 'Add clearer introduction and improve content organization',
  },
  negative_feedback: { issue: 'Recurring negative feedback', recommendation: 'Address common complaints: {terms}' },
  many_tickets: {
    issue: 'High related ticket volume',
    recommendation: 'Article may not be solving the problem completely - review and expand',
  },
  search_exit: {
    issue: 'Readers search on or write after opening it',
    recommendation: 'Say in the title and the first lines what it answers, and add what those readers looked for next',
  },
  reopened_after_sent: {
    issue: 'Tickets come back after it was sent',
    recommendation: 'Read the tickets that came back: a step is missing or no longer right',
  },
  unhelpful_votes: {
    issue: 'Most voters find it unhelpful',
    recommendation: 'Read what they wrote, follow every step yourself, and write what is missing',
  },
  contradiction: {
    issue: 'Another article says something else',
    recommendation: 'Find out which of the two lines is right and correct the other: {terms}',
  },
  past_verify_by: {
    issue: 'Not checked for too long',
    recommendation: 'Follow every step once, correct what changed, and mark it as checked',
  },
  words_missing: {
    issue: 'Readers use words it does not have',
    recommendation: 'Add what customers call it: {terms}',
  },
  hard_to_read: {
    issue: 'Hard to read',
    recommendation: 'Shorten the longest sentences and use everyday words',
  },
  translation_outdated: {
    issue: 'Translation is older than its source',
    recommendation: 'Bring the translation up to the published source',
  },
  no_summary: { issue: 'No summary', recommendation: 'Say in one sentence what it answers; search shows it' },
  title_too_long: { issue: 'Title too long', recommendation: 'Say it in fewer words; search cuts the rest' },
  no_steps: { issue: 'A how-to without steps', recommendation: 'Number the steps in the order they are taken' },
  broken_link: { issue: 'A link leads nowhere', recommendation: 'Correct or take out: {terms}' },
  image_without_alt: { issue: 'Image without a description', recommendation: 'Describe what each picture shows' },
}

/** What is wrong, and what to do about it. */
export function sayingOf(kind: SuggestionKind, terms: readonly string[]): Saying {
  const { issue, recommendation } = SAYINGS[kind]
  return { issue, recommendation: recommendation.replace('{terms}', () => terms.join(', ')) }
}
