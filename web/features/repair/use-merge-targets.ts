import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { customerSearchQuery } from '../../lib/queries/people.ts'
import { customerTicketsQuery, ticketSearchQuery } from '../../lib/queries/tickets.ts'

interface Group {
  label: string
  tickets: Ticket[]
}

/** So many customers' tickets are looked through when a name is typed. */
const MOST_CUSTOMERS = 3
const MOST_SHOWN = 20

/** Tickets that others can be put into: the chosen ones, those of the same customer, and what the search finds. */
export function useMergeTargets(tickets: Ticket[], q: string): { groups: Group[]; isPending: boolean } {
  const { t } = useTranslation()
  const first = tickets[0]!
  const same = useQuery(customerTicketsQuery(first.customer_id))
  const found = useQuery(ticketSearchQuery(q))
  const customers = useQuery(customerSearchQuery(q)).data?.items.slice(0, MOST_CUSTOMERS) ?? []
  const theirs = useQueries({ queries: customers.map(({ id }) => customerTicketsQuery(id)) })

  const ids = new Set(tickets.map(({ id }) => id))
  const others = (list: Ticket[]) => {
    const open = list.filter(({ id, status, spam, merged_into }) => {
      return !ids.has(id) && status !== 'closed' && !spam && !merged_into
    })
    return [...new Map(open.map((ticket) => [ticket.id, ticket])).values()].slice(0, MOST_SHOWN)
  }
  const searched = [...(found.data?.items ?? []), ...theirs.flatMap(({ data }) => data?.items ?? [])]
  const groups: Group[] = q
    ? [{ label: t('repair.merge_found'), tickets: others(searched) }]
    : [{ label: t('repair.merge_same', { name: first.customer_name }), tickets: others(same.data?.items ?? []) }]
  if (tickets.length > 1) groups.unshift({ label: t('repair.merge_stays'), tickets: tickets.filter(canStay) })
  const isPending = q ? found.isFetching || theirs.some(({ isFetching }) => isFetching) : same.isPending
  return { groups: groups.filter((group) => group.tickets.length > 0), isPending }
}

const canStay = ({ status, spam }: Ticket) => status !== 'closed' && !spam
