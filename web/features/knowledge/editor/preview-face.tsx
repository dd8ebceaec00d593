import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ArticleWords } from '../../../lib/article-drafts.ts'
import { drawingQuery } from '../../../lib/queries/knowledge.ts'
import { ErrorState } from '../../../ui/states.tsx'
import { DrawnText } from './drawn-text.tsx'
import classes from './editor.module.css'

const DRAW_AFTER_MS = 300

/** The text as readers will see it: drawn by the server, the same code that draws the help center. */
export function PreviewFace({ language, words }: { language: string; words: ArticleWords }) {
  const { t } = useTranslation('knowledge')
  const [content] = useDebouncedValue(words.content, DRAW_AFTER_MS)
  const query = useQuery({ ...drawingQuery(content, language), placeholderData: keepPreviousData })
  if (query.isError && !query.data) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  return (
    <article className={classes.preview} lang={language} aria-label={t('face.preview')}>
      <h1>{words.title || t('list.untitled')}</h1>
      {words.summary && <p className={classes.previewSummary}>{words.summary}</p>}
      {query.data && query.data.missing_blocks.length > 0 && (
        <p className={classes.notice} role="status">
          {t('text.missing_blocks', { names: query.data.missing_blocks.join(', ') })}
        </p>
      )}
      {query.data ? <DrawnText html={query.data.html} /> : <Skeleton height={280} radius="md" />}
    </article>
  )
}
