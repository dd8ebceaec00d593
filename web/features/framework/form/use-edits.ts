import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Edit, EditedFramework } from '../../../../server/domains/framework/contract.ts'
import { post } from '../../../lib/api.ts'
import { sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'

/**
 * Writes changes of the form into the text, on the server, so that comments and order stay. What is changed while one is
 * on its way goes with the next; until then the fields show what was chosen.
 */
export function useEdits(text: string, onText: (text: string) => void) {
  const { t } = useTranslation('framework')
  const words = useProblemWords()
  const [pending, setPending] = useState<readonly Edit[]>([])
  const state = useRef({ text, queue: [] as Edit[], isBusy: false })
  if (!state.current.isBusy) state.current.text = text

  const work = useCallback(async () => {
    const { current } = state
    current.isBusy = true
    try {
      while (current.queue.length > 0) {
        const changes = current.queue
        current.queue = []
        const body = { text: current.text, changes }
        const edited = await post<z.infer<typeof EditedFramework>>('/framework/edits', body)
        current.text = edited.text
      }
    } catch (error) {
      current.queue = []
      sayFailed(t('form.saving_failed'), words(error))
    }
    current.isBusy = false
    setPending([])
    onText(current.text)
  }, [onText, t, words])

  const edit = useCallback(
    (path: readonly string[], value: unknown) => {
      const change = { path: [...path], value }
      state.current.queue.push(change)
      setPending((before) => [...before, change])
      if (!state.current.isBusy) void work()
    },
    [work],
  )
  return { edit, pending }
}
