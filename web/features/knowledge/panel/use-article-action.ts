import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayDone, sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'

/** Does something to an article: one thing at a time, what changed is read again, and a refusal says why. */
export function useArticleAction() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  const act = async (call: () => Promise<unknown>, done?: string): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    try {
      await call()
      if (done) sayDone(done)
      return true
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return false
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: ['knowledge'] })
    }
  }
  return { act, busy }
}

export type Act = ReturnType<typeof useArticleAction>['act']
