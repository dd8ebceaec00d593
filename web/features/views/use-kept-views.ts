import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../server/domains/views/contract.ts'
import { useCommands } from '../../lib/commands.ts'
import { viewsQuery } from '../../lib/queries/views.ts'
import { searchOfKept } from '../../lib/ticket-search.ts'

const none: SavedView[] = []

/** The kept views one sees; each can be gone to from the palette as well. */
export function useKeptViews(): SavedView[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const views = useQuery(viewsQuery).data?.items ?? none
  const commands = useMemo(
    () =>
      views.map(({ id, name, filters }) => ({
        id: `go-view-${id}`,
        group: t('keys.group.go'),
        label: t('keys.go_to', { place: name }),
        run: () => void navigate({ to: '/tickets', search: searchOfKept(id, filters) }),
      })),
    [views, t, navigate],
  )
  useCommands(commands)
  return views
}
