import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { LiveTicket, Ticket } from '../../server/domains/tickets/contract.ts'
import { belongs, ORDERS, type Reader } from './belongs.ts'
import { type ListedTicket, type ListPage, type TicketFilters, ticketQuery } from './queries/tickets.ts'

export type List = InfiniteData<ListPage, unknown>

/** Puts changed tickets where the lists and pages on screen show them, or takes them away: nothing is asked for. */
export function placeTickets(client: QueryClient, tickets: LiveTicket[], reader: Reader): void {
  for (const [key, list] of client.getQueriesData<List>({ queryKey: ['tickets'] })) {
    const filters = key[1]
    if (!isFilters(filters) || !list?.pages) continue
    client.setQueryData(
      key,
      tickets.reduce((list, ticket) => withTicket(list, ticket, { filters, reader }), list),
    )
  }
  for (const ticket of tickets)
    client.setQueryData(ticketQuery(ticket.id).queryKey, (known) => known && asListed(known, ticket))
}

/** Other lists of tickets have a word there, and are asked for anew as before. */
const isFilters = (key: unknown): key is TicketFilters => typeof key === 'object' && key !== null && 'view' in key

interface Place {
  filters: TicketFilters
  reader: Reader
}

/** The list with a ticket at its place. Beyond what is loaded it is left to the next page. */
export function withTicket(list: List, ticket: LiveTicket, { filters, reader }: Place): List {
  const known = list.pages.flatMap(({ items }) => items).find(({ id }) => id === ticket.id)
  const listed = asListed(known, ticket)
  const isIn = belongs(ticket, filters, reader)
  if (isIn === null) return known ? mapped(list, (item) => (item.id === ticket.id ? listed : item)) : list
  if (!isIn && !known) return list
  const without = { ...list, pages: list.pages.map((page) => withoutTicket(page, ticket.id)) }
  return isIn ? placed(without, listed, filters) : without
}

const mapped = (list: List, change: (item: ListedTicket) => ListedTicket): List => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: page.items.map(change) })),
})

const withoutTicket = (page: ListPage, id: string): ListPage =>
  page.items.some((item) => item.id === id) ? { ...page, items: page.items.filter((item) => item.id !== id) } : page

function placed(list: List, ticket: ListedTicket, { sort = 'newest' }: TicketFilters): List {
  const order = ORDERS[sort]
  const last = list.pages.length - 1
  const index = list.pages.findIndex(({ items }) => items.some((item) => order(ticket, item) < 0))
  if (index < 0 && list.pages[last]?.next_cursor) return list
  const at = index < 0 ? last : index
  const pages = list.pages.map((page, nr) =>
    nr === at ? { ...page, items: [...page.items, ticket].sort(order) } : page,
  )
  return { ...list, pages }
}

/** Unread as far as this browser can tell: what it knew, or news. The next reading of the list says for certain. */
const asListed = (known: Ticket | undefined, ticket: LiveTicket): ListedTicket => ({
  ...known,
  ...ticket,
  unread: known && known.message_count >= ticket.message_count ? known.unread : true,
})
