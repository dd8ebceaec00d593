/** The conversation is not needed before the list can be used; it is fetched right after. */
export const loadTicketPage = () => import('./ticket-page.tsx')
