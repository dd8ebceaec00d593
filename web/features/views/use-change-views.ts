import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView, MakeView, SavedView } from '../../../server/domains/views/contract.ts'
import { patch, post, remove } from '../../lib/api.ts'
import { sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { offerUndo } from '../../lib/undo.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Makes, changes and forgets kept views; what was forgotten can be brought back for a while. */
export function useChangeViews() {
  const client = useQueryClient()
  const { t } = useTranslation(['lists', 'app'])
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    setBusy(true)
    setError(null)
    try {
      return await work()
    } catch (refusal) {
      setError(words(refusal))
      return null
    } finally {
      setBusy(false)
      await Promise.all(['views', 'list-counts'].map((key) => client.invalidateQueries({ queryKey: [key] })))
    }
  }
  const save = (view: SavedView | null, body: ChangeView) =>
    attempt(() => (view ? patch<SavedView>(`/views/${view.id}`, body) : post<SavedView>('/views', body)))

  const forget = async (view: SavedView) => {
    const gone = await attempt(() => remove<{ done: true }>(`/views/${view.id}`))
    if (!gone) return false
    const { name, shared_with, team, filters } = view
    const again: MakeView = { name, shared_with, team, filters }
    const bringBack = () =>
      void attempt(() => post<SavedView>('/views', again)).then((made) => {
        if (!made) sayFailed(t('app:error.save'), t('view.not_back', { name }))
      })
    offerUndo(bringBack)
    sayUndoable(t('view.deleted', { name }), { label: t('app:common.undo'), run: bringBack })
    return true
  }
  return { busy, error, save, forget }
}
