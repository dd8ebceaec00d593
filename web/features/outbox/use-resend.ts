import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Delivery, Resend } from '../../../server/domains/channels/contract.ts'
import { post } from '../../lib/api.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

interface Wanted {
  deliveries: Pick<Delivery, 'id'>[]
  /** Another address, for one of them. */
  to?: Resend['to']
}

/** Sends messages again, and says how many of them could not be. */
export function useResend() {
  const { t } = useTranslation(['mail', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  return useMutation({
    mutationFn: ({ deliveries, to }: Wanted) =>
      Promise.allSettled(deliveries.map(({ id }) => post(`/outbox/${id}/resend`, to ? { to } : {}))),
    onSuccess: async (outcomes) => {
      const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
      const count = outcomes.length
      if (refusals.length < count) sayDone(t('outbox.queued_again', { count: count - refusals.length }))
      if (refusals.length > 0) sayFailed(t('app:error.send'), sayWhy(refusals, count))
      await client.invalidateQueries({ queryKey: ['outbox'] })
    },
  })

  function sayWhy(refusals: PromiseRejectedResult[], count: number) {
    const reason = words(refusals[0]!.reason)
    return count === 1 ? reason : t('outbox.partly', { failed: refusals.length, count, reason })
  }
}
