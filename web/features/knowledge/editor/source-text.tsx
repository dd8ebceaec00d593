import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { articleQuery } from '../../../lib/queries/knowledge.ts'
import { languageName } from '../../../lib/words.ts'
import { DrawnText } from './drawn-text.tsx'
import classes from './editor.module.css'

/** What is translated, to be read beside what is being written. */
export function SourceText({ articleId, language }: { articleId: string; language: string }) {
  const { t, i18n } = useTranslation('knowledge')
  const { data } = useQuery(articleQuery(articleId, language))
  const label = t('text.source', { language: languageName(language, i18n.language) })
  return (
    <section className={classes.source} aria-label={label} lang={language}>
      <p className={classes.sourceLabel}>{label}</p>
      {data ? (
        <>
          <h2 className={classes.sourceTitle}>{data.title}</h2>
          {data.summary && <p className={classes.previewSummary}>{data.summary}</p>}
          <DrawnText html={data.html} />
        </>
      ) : (
        <Skeleton height={300} radius="md" />
      )}
    </section>
  )
}
