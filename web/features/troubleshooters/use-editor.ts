import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import {
  type DecisionTree,
  publishTroubleshooter,
  saveTroubleshooter,
  type Troubleshooter,
  type TroubleshooterContent,
  troubleshooterQuery,
  withdrawTroubleshooter,
} from '../../lib/queries/troubleshooters.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** What is being written. */
export interface Written extends TroubleshooterContent {
  visibility: Troubleshooter['visibility']
  slug: string
}

const writtenOf = ({ languages, titles, intros, decision_tree, visibility, slug }: Troubleshooter): Written => ({
  ...{ languages, titles, intros, decision_tree, visibility, slug },
})

/** Steps one can go back by. */
const MOST_UNDO = 100

export type Editor = ReturnType<typeof useEditor>

/** The tree as it is being written, with every step back, and what becomes of it. */
export function useEditor(kept: Troubleshooter) {
  const { t } = useTranslation('troubleshooters')
  const words = useProblemWords()
  const client = useQueryClient()
  const [written, setWritten] = useState(() => writtenOf(kept))
  const [past, setPast] = useState<Written[]>([])
  const [base, setBase] = useState(kept)
  const [busy, setBusy] = useState(false)
  const dirty = JSON.stringify(written) !== JSON.stringify(writtenOf(base))
  const isDirty = useRef(dirty)
  isDirty.current = dirty
  useEffect(() => {
    // Somebody else's version is taken over only where nothing of one's own would be lost.
    if (kept.version <= base.version && kept.state === base.state) return
    if (isDirty.current) return
    setBase(kept)
    setWritten(writtenOf(kept))
  }, [kept, base])

  const change = (fields: Partial<Written>) => {
    setPast([...past.slice(-MOST_UNDO), written])
    setWritten({ ...written, ...fields })
  }
  const undo = () => {
    const last = past.at(-1)
    if (!last) return
    setWritten(last)
    setPast(past.slice(0, -1))
  }
  const take = (saved: Troubleshooter) => {
    client.setQueryData(troubleshooterQuery(kept.id ?? '').queryKey, saved)
    void client.invalidateQueries({ queryKey: ['troubleshooters', 'list'] })
    void client.invalidateQueries({ queryKey: ['troubleshooters', 'versions'] })
    setBase(saved)
    setWritten(writtenOf(saved))
    return saved
  }
  const attempt = async (work: () => Promise<string>) => {
    setBusy(true)
    try {
      sayDone(await work())
      return true
    } catch (error) {
      const changed = error instanceof ApiError && error.code === 'troubleshooter_changed'
      sayFailed(changed ? t('said.changed') : t('said.failed'), words(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  const saved = async () => take(await saveTroubleshooter(base.id ?? '', { ...written, based_on: base.version }))
  return {
    ...{ written, base, dirty, busy, change, undo, take, attempt },
    can_undo: past.length > 0,
    setTree: (decision_tree: DecisionTree) => change({ decision_tree }),
    save: () => attempt(async () => t('said.saved', { number: (await saved()).version })),
    publish: () =>
      attempt(async () => {
        if (dirty) await saved()
        take(await publishTroubleshooter(base.id ?? ''))
        return t('said.published')
      }),
    withdraw: () =>
      attempt(async () => {
        const withdrawn = await withdrawTroubleshooter(base.id ?? '')
        client.setQueryData(troubleshooterQuery(base.id ?? '').queryKey, withdrawn)
        setBase(withdrawn)
        return t('said.withdrawn')
      }),
  }
}
