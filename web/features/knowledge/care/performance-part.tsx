import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { type ArticlePerformance, performanceQuery } from '../../../lib/queries/knowledge-care.ts'
import { percentOf } from '../../../lib/words.ts'
import { ErrorState } from '../../../ui/states.tsx'
import shared from '../knowledge.module.css'
import { RowsLoading } from '../rows.tsx'
import classes from './care.module.css'
import { useDefinition } from './use-definition.ts'

const SORTS = ['views', 'search_clicks', 'helpful', 'exits', 'tickets_after', 'freshness'] as const
type Sort = (typeof SORTS)[number]

/** Every article by what its readers did: most read, worst rated, most often left for a ticket. */
export function PerformancePart() {
  const { t } = useTranslation(['knowledge', 'app'])
  const inWords = useDefinition()
  const [sort, setSort] = useState<Sort>('views')
  const query = useInfiniteQuery(performanceQuery(sort))
  const definitions = query.data?.pages[0]?.definitions ?? {}
  const defined = (name: Sort) => inWords(definitions[name === 'freshness' ? 'days_since_checked' : name] ?? '')
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className={classes.block} aria-label={t('performance.title')}>
      <div className={classes.blockHead}>
        <h2>{t('performance.title')}</h2>
      </div>
      {query.isPending && <RowsLoading />}
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <p className={classes.note}>{t('performance.none')}</p>}
      {rows.length > 0 && (
        <div className={classes.tableFrame}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('column.title')}</th>
                {SORTS.map((name) => (
                  <th key={name} scope="col" data-number title={defined(name)}>
                    <button
                      type="button"
                      className={classes.sortable}
                      aria-pressed={sort === name}
                      aria-description={defined(name)}
                      onClick={() => setSort(name)}
                    >
                      {t(`performance.${name}`)}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.article.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <div className={shared.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ row }: { row: ArticlePerformance }) {
  const { t, i18n } = useTranslation('knowledge')
  const share = ({ rate, n }: { rate: number | null; n: number }) =>
    rate === null ? '–' : `${percentOf(rate, i18n.language)} (n=${n})`
  const cells = [
    row.views,
    row.search_clicks,
    share(row.helpful),
    share(row.exits),
    row.tickets_after,
    t('performance.days', { count: row.days_since_checked }),
  ]
  return (
    <tr>
      <th scope="row">
        <Link {...inKnowledge(`articles/${row.article.id}`)} className={shared.link}>
          {row.article.title}
        </Link>
        {row.stale && (
          <>
            {' '}
            <span className={shared.badge} data-tone="warn">
              {t('status.stale')}
            </span>
          </>
        )}
      </th>
      {cells.map((value, at) => (
        <td key={SORTS[at]} data-number className="tabular">
          {value}
        </td>
      ))}
    </tr>
  )
}
