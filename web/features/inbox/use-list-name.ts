import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import type { TicketFilters } from '../../lib/queries/tickets.ts'
import { viewsQuery } from '../../lib/queries/views.ts'
import { activeFilters, CHANNELS } from '../../lib/ticket-search.ts'

/** What the list is called: by its kept name, by what alone narrows it, else by its view. */
export function useListName(filters: TicketFilters) {
  const { t } = useTranslation()
  const kept = useQuery({ ...viewsQuery, enabled: filters.kept !== undefined }).data?.items
  const name = kept?.find(({ id }) => id === filters.kept)?.name
  if (name) return name
  const active = activeFilters(filters)
  const channel = CHANNELS.find((known) => known === filters.channel)
  if (active.length === 1 && filters.view === 'inbox') {
    if (channel) return t(`channel.${channel}`)
    if (filters.team && !filters.team.includes(',')) return frameworkName(filters.team)
    if (filters.tag) return `#${filters.tag}`
  }
  return t(`view.${filters.view}`)
}
