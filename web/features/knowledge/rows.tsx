import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/states.tsx'
import classes from './knowledge.module.css'

interface Query {
  isPending: boolean
  isError: boolean
  isSuccess: boolean
  error: unknown
  refetch: () => unknown
  hasNextPage?: boolean
  isFetchingNextPage?: boolean
  fetchNextPage?: () => unknown
}

interface Props {
  query: Query
  count: number
  label: string
  empty: ReactNode
  children: ReactNode
}

/** A framed list with its states: on its way, failed, empty, and more to come. */
export function Rows({ query, count, label, empty, children }: Props) {
  const { t } = useTranslation()
  if (query.isPending) return <RowsLoading />
  if (query.isError && count === 0) return <ErrorState error={query.error} retry={() => query.refetch()} />
  if (count === 0) return empty
  return (
    <>
      <ul className={classes.rows} aria-label={label}>
        {children}
      </ul>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage ?? false} onClick={() => query.fetchNextPage?.()}>
            {t('common.load_more')}
          </Button>
        </div>
      )}
    </>
  )
}

export function RowsLoading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="34%" radius="sm" />
          <Skeleton height={10} width="58%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
