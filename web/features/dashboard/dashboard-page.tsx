import { Skeleton, Title } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Dashboard } from '../../../server/domains/analytics/contract.ts'
import { type DashboardSearch, localDay, ownZone, periodOf } from '../../lib/dashboard-search.ts'
import { dashboardQuery } from '../../lib/queries/analytics.ts'
import { clock, localeOf } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { Controls } from './controls.tsx'
import classes from './dashboard.module.css'
import { Definitions } from './definitions.tsx'
import { FigureDetail } from './figure-detail.tsx'
import { FigureTiles } from './figure-tiles.tsx'
import { daysText } from './figure-words.ts'
import { RowsDrawer } from './rows-drawer.tsx'

/** How we are doing: a number per question, its course, what it is made of, and the cases behind each of them. */
export function DashboardPage() {
  const { t } = useTranslation('dashboard')
  const search: DashboardSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const period = { ...periodOf(search, localDay(useNow())), time_zone: ownZone() }
  const query = useQuery({ ...dashboardQuery(period), placeholderData: keepPreviousData })
  const show = (next: DashboardSearch, replace = true) => void navigate({ to: '/dashboard', search: next, replace })
  const change = (changes: Partial<DashboardSearch>) => show({ ...search, ...changes }, changes.cases === undefined)
  const { data: dashboard } = query
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <div className={classes.heading}>
            <Title order={1}>{t('title')}</Title>
            <Meta dashboard={dashboard} />
          </div>
          <Definitions />
          <ExportMenu of="/analytics/dashboard" filters={period} />
        </header>
        <Controls search={search} shown={dashboard} onChange={show} />
        {query.isError && !dashboard ? (
          <ErrorState error={query.error} retry={() => query.refetch()} />
        ) : dashboard && isEmpty(dashboard) ? (
          <EmptyState
            icon={<IconChartLine size={22} stroke={1.5} aria-hidden />}
            title={t('empty')}
            hint={t('empty_hint')}
          />
        ) : (
          <div aria-busy={!dashboard || query.isPlaceholderData} className={classes.board}>
            <FigureTiles
              dashboard={dashboard}
              chosen={search.figure ?? 'satisfaction'}
              onChoose={(figure) => change({ figure })}
            />
            {dashboard ? (
              <FigureDetail
                dashboard={dashboard}
                name={search.figure ?? 'satisfaction'}
                onCases={(part) => change({ ...part, cases: true })}
              />
            ) : (
              <Skeleton height={420} radius="lg" />
            )}
          </div>
        )}
      </div>
      <RowsDrawer search={search} period={period} onChange={show} />
    </div>
  )
}

const isEmpty = ({ figures }: Dashboard) => figures.every(({ cases, before }) => cases === 0 && before.cases === 0)

/** Which days, whose days, and from when the numbers are. */
function Meta({ dashboard }: { dashboard: Dashboard | undefined }) {
  const { t, i18n } = useTranslation('dashboard')
  if (!dashboard) return <p className={classes.meta}>&nbsp;</p>
  const { from, to, before, time_zone, computed_at } = dashboard
  const isToday = localDay(Date.parse(computed_at)) === localDay(Date.now())
  const time = isToday
    ? clock(computed_at, i18n.language)
    : new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(computed_at),
      )
  return (
    <p className={classes.meta}>
      {t('meta', {
        days: daysText(from, to, i18n.language),
        before: daysText(before.from, before.to, i18n.language),
        zone: time_zone.replaceAll('_', ' '),
        interpolation: { escapeValue: false },
      })}{' '}
      · <span className="tabular">{t('as_of', { time })}</span>
    </p>
  )
}
