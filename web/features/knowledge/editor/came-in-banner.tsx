import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleWords } from '../../../lib/article-drafts.ts'
import { mergeTexts } from '../../../lib/merge-texts.ts'
import { versionQuery } from '../../../lib/queries/knowledge.ts'
import { sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'
import { VersionDiff } from '../panel/version-diff.tsx'
import classes from './editor.module.css'
import type { ArticleText } from './use-article-text.ts'

interface Props {
  articleId: string
  language: string
  text: ArticleText
}

/** Somebody else saved meanwhile: what came in, and the ways to go on without losing either text. */
export function CameInBanner({ articleId, language, text }: Props) {
  const { t } = useTranslation(['knowledge', 'app'])
  const [looking, setLooking] = useState(false)
  const [conflicts, setConflicts] = useState<number | null>(null)
  const merge = useMerge({ articleId, language, text })
  const { draft, version } = text
  if (!draft) return null
  const keepMine = () => text.replace({ ...draft, based_on: version })
  return (
    <div className={classes.cameIn} role="alert">
      <p>
        <strong>{t('came_in.title', { version })}</strong> {t('came_in.hint')}
      </p>
      <div className={classes.cameInActions}>
        {draft.based_on > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setLooking(true)}>
            {t('came_in.look')}
          </Button>
        )}
        <Button size="compact-sm" onClick={() => void merge().then(setConflicts)}>
          {t('came_in.merge')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={keepMine}>
          {t('came_in.mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => text.replace(null)}>
          {t('came_in.theirs')}
        </Button>
      </div>
      {conflicts !== null && conflicts > 0 && <p>{t('came_in.conflicts', { count: conflicts })}</p>}
      <Modal
        opened={looking}
        onClose={() => setLooking(false)}
        size={860}
        title={t('came_in.what', { version })}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        <VersionDiff {...{ articleId, language }} from={draft.based_on} to={version} />
      </Modal>
    </div>
  )
}

/** Puts both together and goes on from the newest version; resolves to how many places both had changed. */
function useMerge({ articleId, language, text }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  return async (): Promise<number> => {
    const { draft, version } = text
    if (!draft) return 0
    const read = (number: number): Promise<ArticleWords> =>
      number === 0
        ? Promise.resolve({ title: '', summary: '', content: '' })
        : client.ensureQueryData(versionQuery(articleId, language, number))
    try {
      const [base, theirs] = await Promise.all([read(draft.based_on), read(version)])
      const own = (field: keyof ArticleWords) => (draft[field] === base[field] ? theirs[field] : draft[field])
      const merged = mergeTexts({ base: base.content, mine: draft.content, theirs: theirs.content })
      const { text: content, conflicts } = merged
      text.replace({ title: own('title'), summary: own('summary'), content, based_on: version, at: Date.now() })
      return conflicts
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return 0
    }
  }
}
