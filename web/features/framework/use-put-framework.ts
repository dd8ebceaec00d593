import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FrameworkRollback, FrameworkText } from '../../../server/domains/framework/contract.ts'
import { post, put } from '../../lib/api.ts'
import { type Framework, frameworkQuery } from '../../lib/queries/desk.ts'
import { sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Time enough to look whether it does what was meant. */
const UNDO_MS = 20_000

/** Puts a text in force; the toast brings the version before it back. */
export function usePutFramework({ onApplied }: { onApplied: () => void }) {
  const { t } = useTranslation('framework')
  const client = useQueryClient()
  const rollBack = useRollBack()
  return useMutation({
    mutationFn: (body: FrameworkText) => put<Framework>('/framework', body),
    onSuccess: (fresh, { based_on }) => {
      takeOver(client, fresh)
      onApplied()
      const run = () => based_on !== undefined && rollBack.mutate({ number: based_on, based_on: fresh.version.number })
      const message = t('review.applied', { number: fresh.version.number })
      sayUndoable(message, based_on === undefined ? null : { label: t('undo'), run }, UNDO_MS)
    },
    // Somebody was faster: what is in force now is fetched, so that it can be compared.
    onError: () => void client.invalidateQueries({ queryKey: frameworkQuery.queryKey, exact: true }),
  })
}

/** Puts the text of an old version in force again, as a version of its own. */
export function useRollBack() {
  const { t } = useTranslation('framework')
  const client = useQueryClient()
  const words = useProblemWords()
  return useMutation({
    mutationFn: (body: FrameworkRollback) => post<Framework>('/framework/rollback', body),
    onSuccess: (fresh, { number }) => {
      takeOver(client, fresh)
      const message = t('review.rolled_back', { number: fresh.version.number, restores: number })
      sayUndoable(message, null)
    },
    onError: (error) => sayFailed(t('versions.roll_back'), words(error)),
  })
}

/** What was asked about the framework before holds no longer; the fresh one is here already. */
function takeOver(client: ReturnType<typeof useQueryClient>, fresh: Framework) {
  client.setQueryData(frameworkQuery.queryKey, fresh)
  const isStale = ({ queryKey: [first, second] }: { queryKey: readonly unknown[] }) =>
    (first === 'framework' && (second === 'versions' || second === 'plan' || second === 'drift')) ||
    first === 'teams' ||
    first === 'rules'
  void client.invalidateQueries({ predicate: isStale })
}
