import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { put, remove } from '../../lib/api.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Puts an article down for a ticket, or takes it off; a refusal says why. */
export function useTicketAction(ticketId: string) {
  const { t } = useTranslation(['knowledge', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  const act = async (call: () => Promise<unknown>) => {
    if (busy) return false
    setBusy(true)
    try {
      await call()
      return true
    } catch (error) {
      sayFailed(t('app:error.change'), words(error))
      return false
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: ['knowledge', 'of-ticket', ticketId] })
    }
  }
  const pathOf = (articleId: string) => `/knowledge/articles/${articleId}/tickets/${ticketId}`
  return {
    ...{ act, busy },
    link: async (articleId: string) => {
      if (await act(() => put(pathOf(articleId), { how: 'linked' }))) sayDone(t('ticket.used_said'))
    },
    unlink: (articleId: string) => act(() => remove(pathOf(articleId))),
  }
}
