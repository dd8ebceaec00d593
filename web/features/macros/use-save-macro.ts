import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { patch, post, remove } from '../../lib/api.ts'
import { type Macro, macrosQuery } from '../../lib/queries/macros.ts'
import { sayDone, sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { bodyOf, draftOf, type MacroDraft } from './macro-draft.ts'

/** Makes a macro, or changes the one given. True when it is done; a refusal is told with its reason. */
export function useSaveMacro(macro: Macro | null) {
  const client = useQueryClient()
  const { t } = useTranslation(['macros', 'app'])
  const words = useProblemWords()
  const again = () => client.invalidateQueries({ queryKey: macrosQuery.queryKey })
  const saving = useMutation({
    mutationFn: (draft: MacroDraft) =>
      macro ? patch<Macro>(`/macros/${macro.id}`, bodyOf(draft)) : post<Macro>('/macros', bodyOf(draft)),
    onSuccess: async ({ name }) => {
      sayDone(macro ? t('app:common.saved') : t('page.made', { name }))
      await again()
    },
    onError: (error) => sayFailed(t('app:error.save'), words(error)),
  })
  const deleting = useMutation({
    mutationFn: () => remove(`/macros/${macro?.id}`),
    onSuccess: async () => {
      const back = macro && { label: t('app:common.undo'), run: () => void restoring.mutateAsync(draftOf(macro)) }
      sayUndoable(t('form.deleted', { name: macro?.name }), back)
      await again()
    },
    onError: (error) => sayFailed(t('app:error.change'), words(error)),
  })
  const restoring = useMutation({
    mutationFn: (draft: MacroDraft) => post<Macro>('/macros', bodyOf(draft)),
    onSuccess: again,
    onError: (error) => sayFailed(t('app:error.save'), words(error)),
  })
  const succeeds = (work: Promise<unknown>) =>
    work.then(
      () => true,
      () => false,
    )
  return {
    save: (draft: MacroDraft) => succeeds(saving.mutateAsync(draft)),
    erase: () => succeeds(deleting.mutateAsync()),
    saving: saving.isPending,
    erasing: deleting.isPending,
    refusal: saving.error,
  }
}
