import { Drawer, SegmentedControl } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import {
  type LoggedSearch,
  type SearchesSummary,
  type SearchFigure,
  searchesSummaryQuery,
  searchRowsQuery,
} from '../../../lib/queries/retrieval.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import { localeOf } from '../../../lib/time.ts'
import { percentOf } from '../../../lib/words.ts'
import { EmptyState, ErrorState } from '../../../ui/states.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import shared from '../knowledge.module.css'
import { KnowledgePage } from '../knowledge-page.tsx'
import { Rows, RowsLoading } from '../rows.tsx'
import classes from './care.module.css'
import { Defined } from './defined.tsx'
import { useDefinition } from './use-definition.ts'

const DAYS = [7, 28, 90] as const
const DAY_MS = 86_400_000

/** What people look for, what they find, and what they open. */
export function SearchesPage() {
  const { t } = useTranslation('knowledge')
  const [days, setDays] = useState<(typeof DAYS)[number]>(28)
  const [rows, setRows] = useState<{ title: string; of: string } | null>(null)
  const from = new Date(Math.floor(serverNow() / 3_600_000) * 3_600_000 - days * DAY_MS).toISOString()
  const query = useQuery(searchesSummaryQuery(from))
  return (
    <KnowledgePage
      title={t('place.searches')}
      intro={t('searches.intro')}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('searches.period')}
          data={DAYS.map((one) => ({ value: String(one), label: t('searches.days', { count: one }) }))}
          value={String(days)}
          onChange={(value) => setDays(DAYS.find((one) => String(one) === value) ?? 28)}
        />
      }
    >
      {query.isPending && <RowsLoading />}
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data?.searches === 0 && (
        <EmptyState
          icon={<IconSearch size={22} stroke={1.5} aria-hidden />}
          title={t('searches.empty')}
          hint={t('searches.empty_hint')}
        />
      )}
      {query.data && query.data.searches > 0 && (
        <Summary summary={query.data} onRows={(title, of) => setRows({ title, of })} />
      )}
      <RowsDrawer rows={rows} onClose={() => setRows(null)} />
    </KnowledgePage>
  )
}

interface SummaryProps {
  summary: SearchesSummary
  onRows: (title: string, of: string) => void
}

function Summary({ summary, onRows }: SummaryProps) {
  const { t, i18n } = useTranslation('knowledge')
  return (
    <>
      <dl className={classes.tiles}>
        <div className={classes.tile}>
          <dt>
            <Defined name={t('searches.total')} definition={t('searches.define_total')} />
          </dt>
          <dd className="tabular">
            {summary.searches.toLocaleString(localeOf(i18n.language))}
            <small>
              <button
                type="button"
                className={shared.link}
                onClick={() =>
                  onRows(t('searches.total'), `?${new URLSearchParams({ from: summary.from, to: summary.to })}`)
                }
              >
                {t('searches.all')}
              </button>
            </small>
          </dd>
        </div>
        <Share name="zero" figure={summary.zero_result_rate} onRows={onRows} />
        <Share name="click_through" figure={summary.click_through} onRows={onRows} />
      </dl>
      <Often title={t('searches.top_zero')} asked={summary.top_without_results} onRows={onRows} />
      <Often title={t('searches.top')} asked={summary.top_queries} onRows={onRows} />
    </>
  )
}

function Share({
  name,
  figure,
  onRows,
}: { name: 'zero' | 'click_through'; figure: SearchFigure } & Pick<SummaryProps, 'onRows'>) {
  const { t, i18n } = useTranslation('knowledge')
  const defined = useDefinition()
  return (
    <div className={classes.tile}>
      <dt>
        <Defined name={t(`searches.${name}`)} definition={defined(figure.definition)} />
      </dt>
      <dd className="tabular">
        {figure.value === null ? '–' : percentOf(figure.value, i18n.language)}
        <small>
          <button type="button" className={shared.link} onClick={() => onRows(t(`searches.${name}`), figure.rows)}>
            {t('searches.of', { count: figure.count, of: figure.of })}
          </button>
        </small>
      </dd>
    </div>
  )
}

function Often({
  title,
  asked,
  onRows,
}: { title: string; asked: SearchesSummary['top_queries'] } & Pick<SummaryProps, 'onRows'>) {
  const { t } = useTranslation('knowledge')
  if (asked.length === 0) return null
  return (
    <section className={classes.block} aria-label={title}>
      <div className={classes.blockHead}>
        <h2>{title}</h2>
      </div>
      <div className={classes.tableFrame}>
        <table className={classes.table} data-even>
          <thead>
            <tr>
              <th scope="col">{t('searches.query')}</th>
              <th scope="col" data-number>
                {t('searches.total')}
              </th>
              <th scope="col" data-number>
                {t('searches.zero_short')}
              </th>
              <th scope="col" data-number>
                {t('searches.clicks')}
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.map(({ query, searches, zero_results, clicks, rows }) => (
              <tr key={query}>
                <th scope="row">
                  <button type="button" className={shared.link} onClick={() => onRows(query, rows)}>
                    {query}
                  </button>
                </th>
                <td data-number className="tabular">
                  {searches}
                </td>
                <td data-number className="tabular">
                  {zero_results}
                </td>
                <td data-number className="tabular">
                  {clicks}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function RowsDrawer({ rows, onClose }: { rows: { title: string; of: string } | null; onClose: () => void }) {
  const { t } = useTranslation('app')
  return (
    <Drawer
      opened={rows !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={rows?.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {rows && <SearchRows of={rows.of} />}
    </Drawer>
  )
}

function SearchRows({ of }: { of: string }) {
  const { t } = useTranslation('knowledge')
  const query = useInfiniteQuery(searchRowsQuery(of))
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Rows
      query={query}
      count={rows.length}
      label={t('searches.rows')}
      empty={<EmptyState title={t('searches.no_rows')} />}
    >
      {rows.map((row) => (
        <SearchRow key={row.id} row={row} />
      ))}
    </Rows>
  )
}

function SearchRow({ row }: { row: LoggedSearch }) {
  const { t } = useTranslation('knowledge')
  return (
    <li className={shared.row}>
      <span className={shared.matter}>
        <span className={shared.name} lang={row.language}>
          {row.query}
        </span>
        <span className={shared.facts}>
          <TimeAgo at={row.at} style="words" />
          <span>{t(`searches.place.${row.place}`)}</span>
          <span>{t('searches.results', { count: row.results })}</span>
          {row.corrected && <span>{t('searches.corrected', { q: row.corrected })}</span>}
          {row.clicked_article_id && (
            <Link {...inKnowledge(`articles/${row.clicked_article_id}`)}>{t('searches.opened')}</Link>
          )}
        </span>
      </span>
    </li>
  )
}
