import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { tagsAmong } from './bulk-changes.ts'
import type { ListPage } from './queries/tickets.ts'

/** Tags of the tickets that were looked at lately, the most common first: what one is likely to want again. */
export function tagsOnScreen(client: QueryClient): string[] {
  const lists = client.getQueriesData<InfiniteData<ListPage> | ListPage>({ queryKey: ['tickets'] })
  const pages = lists.flatMap(([, list]) => (list ? ('pages' in list ? list.pages : [list]) : []))
  const tickets = new Map(pages.flatMap(({ items }) => items).map((ticket) => [ticket.id, ticket]))
  return [...tagsAmong([...tickets.values()]).keys()]
}
