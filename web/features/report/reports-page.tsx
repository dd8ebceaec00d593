import { Button, Select, Skeleton } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportLine } from '../../../server/domains/interaction-reports/contract.ts'
import { useMay } from '../../lib/me.ts'
import { CAUSES, type ReportSearch } from '../../lib/outcome-search.ts'
import { reportsQuery } from '../../lib/queries/outcome.ts'
import { percentOf } from '../../lib/words.ts'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './reports-page.module.css'

/** The report of every case that ended. */
export function ReportsPage() {
  const { t } = useTranslation(['outcome', 'app'])
  const may = useMay()
  const search: ReportSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const query = useInfiniteQuery({ ...reportsQuery(search), placeholderData: keepPreviousData })
  const reports = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <SettingsPage
      title={t('reports.title')}
      intro={t('reports.intro')}
      action={may('ticket.export') && <ExportMenu of="/reports" filters={search} />}
    >
      <Filters search={search} onChange={(next) => void navigate({ to: '/reports', search: next, replace: true })} />
      {query.isPending && <Loading />}
      {query.isError && reports.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && reports.length === 0 && <Nothing filtered={Object.keys(search).length > 0} />}
      {reports.length > 0 && (
        <>
          <Head />
          <ul className={classes.rows} aria-label={t('reports.list')} aria-busy={query.isPlaceholderData}>
            {reports.map((line) => (
              <ReportRow key={line.ticket_id} line={line} />
            ))}
          </ul>
        </>
      )}
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </SettingsPage>
  )
}

/** What the columns are; each row says it all by itself. */
function Head() {
  const { t } = useTranslation('outcome')
  return (
    <div className={classes.head} aria-hidden="true">
      <span>{t('reports.case')}</span>
      <span>{t('reports.subject')}</span>
      <span>{t('reports.cause')}</span>
      <span>{t('reports.complete')}</span>
      <span>{t('reports.resolved')}</span>
    </div>
  )
}

const SHARES = [1, 0.9, 0.75, 0.5] as const

function Filters({ search, onChange }: { search: ReportSearch; onChange: (search: ReportSearch) => void }) {
  const { t, i18n } = useTranslation('outcome')
  const { cause_code, complete_below } = search
  return (
    <search className={classes.filters} aria-label={t('reports.filters')}>
      <Select
        size="xs"
        searchable
        className={classes.pick}
        aria-label={t('reports.cause')}
        placeholder={t('reports.any_cause')}
        clearable
        clearButtonProps={{ 'aria-label': t('reports.any_cause') }}
        data={CAUSES.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))}
        value={cause_code ?? null}
        onChange={(value) => {
          const cause = CAUSES.find((known) => known === value)
          onChange({ ...(cause ? { cause_code: cause } : {}), ...(complete_below ? { complete_below } : {}) })
        }}
      />
      <Select
        size="xs"
        className={classes.pick}
        aria-label={t('reports.complete')}
        placeholder={t('reports.any_complete')}
        clearable
        clearButtonProps={{ 'aria-label': t('reports.any_complete') }}
        data={SHARES.map((share) => ({
          value: String(share),
          label: t('reports.below', { percent: percentOf(share, i18n.language) }),
        }))}
        value={complete_below ? String(complete_below) : null}
        onChange={(value) => {
          const share = SHARES.find((one) => String(one) === value)
          onChange({ ...(cause_code ? { cause_code } : {}), ...(share ? { complete_below: share } : {}) })
        }}
      />
    </search>
  )
}

function ReportRow({ line }: { line: ReportLine }) {
  const { t, i18n } = useTranslation('outcome')
  const { ticket_id, case_id, subject, cause_code, completeness, resolved_at } = line
  return (
    <li>
      <Link to="/tickets/$ticketId/report" params={{ ticketId: ticket_id }} className={classes.row}>
        <span className={`${classes.case} tabular`}>{case_id}</span>
        <span className={classes.subject}>{subject}</span>
        <span className={classes.cause}>{cause_code ? t(`cause.${cause_code}`) : '–'}</span>
        <span className={classes.complete}>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.fill} style={{ width: `${completeness * 100}%` }} />
          </span>
          <span className="tabular">{percentOf(completeness, i18n.language)}</span>
        </span>
        <span className={classes.time}>{resolved_at ? <TimeAgo at={resolved_at} /> : t('reports.not_resolved')}</span>
      </Link>
    </li>
  )
}

/** As high as the rows that come. */
function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[52, 38, 61, 44, 57].map((width) => (
        <div key={width} className={classes.placeholder}>
          <Skeleton height={12} width={`${width}%`} radius="sm" />
        </div>
      ))}
    </div>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('outcome')
  return (
    <EmptyState
      icon={<IconFileText size={22} stroke={1.5} aria-hidden />}
      title={filtered ? t('reports.empty_filter') : t('reports.empty')}
      hint={filtered ? undefined : t('reports.empty_hint')}
    />
  )
}
