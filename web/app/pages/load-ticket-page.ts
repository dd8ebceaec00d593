import { withMoreWords, withWords } from '../../lib/i18n.ts'

/** The conversation is not needed before the list can be used; it is fetched right after. */
export const loadTicketPage = () =>
  withMoreWords('story', withWords(['case', 'tasks', 'macros'], import('./ticket-page.tsx')))
