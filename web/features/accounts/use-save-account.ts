import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  ChangeChannelAccount,
  ChannelAccount,
  ChannelAccounts,
} from '../../../server/domains/channels/contract.ts'
import { patch } from '../../lib/api.ts'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Changes an account; the list that everybody reads has the answer at once. */
export function useChangeAccount(id: string) {
  const { t } = useTranslation()
  const words = useProblemWords()
  const keep = useKeepAccount()
  return useMutation({
    mutationFn: (body: ChangeChannelAccount) => patch<ChannelAccount>(`/channels/accounts/${id}`, body),
    onSuccess: keep,
    onError: (error) => sayFailed(t('error.save'), words(error)),
  })
}

export function useKeepAccount() {
  const client = useQueryClient()
  return async (account: ChannelAccount) => {
    client.setQueryData(accountsQuery.queryKey, (list: ChannelAccounts | undefined) => {
      if (!list) return list
      const others = list.items.filter(({ id }) => id !== account.id)
      const isKnown = others.length < list.items.length
      const items = isKnown
        ? list.items.map((item) => (item.id === account.id ? account : item))
        : [...list.items, account]
      return { ...list, items }
    })
    await client.invalidateQueries({ queryKey: ['mail-domains'] })
  }
}
