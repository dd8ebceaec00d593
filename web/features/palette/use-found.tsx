import { useDebouncedValue } from '@mantine/hooks'
import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { IconBook, IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchResult } from '../../../server/domains/search/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { get } from '../../lib/api.ts'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import { StatusIcon } from '../../ui/ticket-icons.tsx'

const FOUND = 6
const RECENT = 5

/** Tickets and customers for what is typed; with nothing typed, the tickets looked at last. */
export function useFound(typed: string): SpotlightActionGroupData[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [q] = useDebouncedValue(typed.trim(), 150)
  const found = useQuery({
    queryKey: ['search', 'palette', q],
    queryFn: ({ signal }) => get<SearchResult>('/search', { query: { q, limit: FOUND }, signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  const recent = useRecentTickets()
  const asAction = (ticket: Ticket) => ({
    id: ticket.id,
    label: ticket.subject,
    description: `${ticket.case_id} · ${ticket.customer_name}`,
    // What was found by other words than those of its subject must not be filtered out again.
    keywords: [typed],
    leftSection: <StatusIcon status={ticket.status} label={t(`status.${ticket.status}`)} />,
    onClick: () => void navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket.id } }),
  })
  if (q.length < 2) return groupOf(t('palette.recent'), recent.map(asAction))
  const tickets = (found.data?.items ?? []).map(({ ticket }) => asAction(ticket))
  const customers = (found.data?.customers ?? []).slice(0, FOUND).map(({ id, name, identities }) => ({
    id: `customer-${id}`,
    label: name,
    description: identities[0]?.value ?? '',
    keywords: [typed],
    leftSection: <IconUser size={16} stroke={1.5} aria-hidden />,
    onClick: () => void navigate({ to: '/tickets', search: { view: 'all', customer_id: id } }),
  }))
  const articles = (found.data?.articles ?? []).map(({ id, language, title, summary }) => ({
    id: `article-${id}`,
    label: title,
    description: summary,
    keywords: [typed],
    leftSection: <IconBook size={16} stroke={1.5} aria-hidden />,
    onClick: () => void navigate({ ...inKnowledge(`articles/${id}`), search: { language } }),
  }))
  const everything = {
    id: 'search-everything',
    label: t('palette.all_results', { q: typed.trim() }),
    keywords: [typed],
    onClick: () => void navigate({ to: '/tickets', search: { view: 'all', q: typed.trim() } }),
  }
  return [
    ...groupOf(t('nav.tickets'), tickets.length > 0 ? [...tickets, everything] : []),
    ...groupOf(t('palette.customers'), customers),
    ...groupOf(t('palette.articles'), articles),
  ]
}

const groupOf = (group: string, actions: SpotlightActionGroupData['actions']): SpotlightActionGroupData[] =>
  actions.length > 0 ? [{ group, actions }] : []

/** Kept by this page only: what somebody read is nobody else's at a shared machine. */
function useRecentTickets(): Ticket[] {
  const client = useQueryClient()
  return useMemo(
    () =>
      client
        .getQueryCache()
        .findAll({ queryKey: ['ticket'] })
        .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
        .flatMap(({ state }) => (state.data ? [state.data as Ticket] : []))
        .slice(0, RECENT),
    [client],
  )
}
