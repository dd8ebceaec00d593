import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './data-table.module.css'
import { ErrorState } from './states.tsx'

interface Pages {
  isPending: boolean
  isError: boolean
  error: unknown
  refetch: () => unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

interface Props {
  label: string
  columns: string[]
  query: Pages
  empty: ReactNode
  rows: ReactNode[]
}

/** A table that loads, fails, is empty and goes on, in the same way everywhere. */
export function DataTable({ label, columns, query, empty, rows }: Props) {
  const { t } = useTranslation()
  if (query.isPending) {
    return (
      <div role="status" aria-label={t('common.loading')}>
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} height={14} my={20} radius="sm" />
        ))}
      </div>
    )
  }
  if (query.isError && rows.length === 0) return <ErrorState error={query.error} retry={() => query.refetch()} />
  if (rows.length === 0) return empty
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) =>
              column ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <td key="actions" />
              ),
            )}
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t('common.load_more')}
          </Button>
        </div>
      )}
    </section>
  )
}
