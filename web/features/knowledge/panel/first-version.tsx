import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { versionQuery } from '../../../lib/queries/knowledge.ts'
import { ErrorState } from '../../../ui/states.tsx'
import classes from './versions.module.css'

interface Props {
  articleId: string
  language: string
  number: number
}

/** Nothing was before it to compare with: what it says is what there is to see. */
export function FirstVersion({ articleId, language, number }: Props) {
  const { t } = useTranslation('knowledge')
  const query = useQuery(versionQuery(articleId, language, number))
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Skeleton height={160} radius="md" />
  return (
    <>
      <p className={classes.first}>{t('versions.first')}</p>
      <div className={classes.diff} lang={language}>
        <span className={classes.line}>{query.data.content}</span>
      </div>
    </>
  )
}
