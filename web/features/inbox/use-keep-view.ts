import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '../../../server/domains/views/contract.ts'
import { patch } from '../../lib/api.ts'
import { openViewDialog } from '../../lib/dialogs.ts'
import { viewsQuery } from '../../lib/queries/views.ts'
import { filtersToKeep, sameFilters, searchOfKept, type TicketSearch } from '../../lib/ticket-search.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** The kept view the list was opened from, whether it shows something else by now, and the ways to keep that. */
export function useKeepView(search: TicketSearch) {
  const { t } = useTranslation(['lists', 'app'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useProblemWords()
  const [saving, setSaving] = useState(false)
  const kept = useQuery(viewsQuery).data?.items.find(({ id }) => id === search.kept) ?? null
  const filters = filtersToKeep(search)

  const saveChanges = async () => {
    if (!kept) return
    setSaving(true)
    try {
      await patch<SavedView>(`/views/${kept.id}`, { filters })
      sayDone(t('view.changed', { name: kept.name }))
    } catch (error) {
      sayFailed(t('app:error.save'), words(error))
    }
    setSaving(false)
    for (const key of ['views', 'list-counts']) void client.invalidateQueries({ queryKey: [key] })
  }
  return {
    kept,
    changed: kept !== null && !sameFilters(filters, kept.filters),
    saving,
    saveChanges,
    keepAsNew: () =>
      openViewDialog({
        view: null,
        filters,
        onKept: ({ id, filters }) =>
          void navigate({ to: '/tickets', search: searchOfKept(id, filters), replace: true }),
      }),
    asKept: kept ? searchOfKept(kept.id, kept.filters) : search,
  }
}
