import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../server/domains/auth/contract.ts'
import { patch } from './api.ts'
import { type Following, prefer, preferences } from './preferences.ts'
import { meQuery } from './queries/people.ts'
import { sayFailed } from './toasts.tsx'
import { useProblemWords } from './use-problem-words.ts'

/** Changes what follows the reader everywhere: here at once, then on the server; back again, with the reason, if it says no. */
export function usePrefer() {
  const { t } = useTranslation()
  const words = useProblemWords()
  const client = useQueryClient()
  return async (change: Partial<Following>) => {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, preferences()[name as keyof Following]]))
    prefer(change)
    try {
      client.setQueryData(meQuery.queryKey, await patch<Me>('/me', { preferences: change }))
    } catch (error) {
      prefer(before)
      sayFailed(t('error.save'), words(error))
    }
  }
}
