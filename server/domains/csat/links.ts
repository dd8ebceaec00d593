import { type Link, linkToken, readLink, unsignedLink } from '../../platform/links.ts'

/** The two pages: is it solved? how was it? */
const PAGES = { confirmation: 'c', survey: 's' } as const
export type Purpose = keyof typeof PAGES

/** How long a link works, from the resolution it is about. */
const VALID_DAYS = 30

/** What a link is about: a confirmation or a survey. */
interface Subject {
  id: string
  resolved_at: string
}

const linkOf = (purpose: Purpose, { id, resolved_at }: Subject): Link => ({
  page: PAGES[purpose],
  id,
  until: Temporal.Instant.from(resolved_at).add({ hours: 24 * VALID_DAYS }),
})

/** For a message: stored like this, signed when it leaves. */
export const linkFor = (purpose: Purpose, subject: Subject): string => unsignedLink(linkOf(purpose, subject))

/** For one of our two pages: the way to the other one, or to the same one about another resolution. */
export const pathFor = (purpose: Purpose, subject: Subject): string =>
  `../${PAGES[purpose]}/${linkToken(linkOf(purpose, subject))}`

/** What a token opens on a page: the row of that id, or nothing, and why. */
export type Opened = { id: string } | { refused: 'unknown' | 'expired' } | { refused: 'other_page'; path: string }

export function openToken(purpose: Purpose, token: string, now: Temporal.Instant): Opened {
  const link = readLink(PAGES[purpose], token)
  if (link) return Temporal.Instant.compare(link.until, now) > 0 ? { id: link.id } : { refused: 'expired' }
  const other = purpose === 'survey' ? PAGES.confirmation : PAGES.survey
  return readLink(other, token) ? { refused: 'other_page', path: `../${other}/${token}` } : { refused: 'unknown' }
}
