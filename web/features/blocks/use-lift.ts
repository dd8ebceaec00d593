import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockedSender } from '../../../server/domains/channels/contract.ts'
import { ApiError, post, remove } from '../../lib/api.ts'
import { forgetUndoable, sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { offerUndo } from '../../lib/undo.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Lets a writer in again, at once on screen; it can be taken back by blocking them anew. */
export function useLift() {
  const { t } = useTranslation(['mail', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const [lifted, setLifted] = useState<ReadonlySet<string>>(new Set())
  const refresh = () => client.invalidateQueries({ queryKey: ['blocks'] })
  const failed = (error: unknown) => sayFailed(t('app:error.change'), words(error))

  const again = useMutation({
    mutationFn: ({ kind, value }: BlockedSender) => post('/channels/blocks', { kind, value }),
    onError: failed,
    onSettled: refresh,
  })
  const lift = useMutation({
    mutationFn: ({ id }: BlockedSender) => remove(`/channels/blocks/${id}`),
    onMutate: ({ id }) => setLifted((before) => new Set(before).add(id)),
    onSuccess: (_done, block) => {
      const undo = () => {
        forgetUndoable()
        again.mutate(block)
      }
      offerUndo(undo)
      sayUndoable(t('blocks.lifted', { value: block.value }), { label: t('app:common.undo'), run: undo })
    },
    onError: (error, { id }) => {
      // Somebody else was quicker: it is gone, which is what was wanted.
      if (error instanceof ApiError && error.problem.status === 404) return
      setLifted((before) => new Set([...before].filter((one) => one !== id)))
      failed(error)
    },
    onSettled: refresh,
  })
  return { lift: (block: BlockedSender) => lift.mutate(block), isLifted: (id: string) => lifted.has(id) }
}
