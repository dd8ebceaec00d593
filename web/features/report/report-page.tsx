import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report, ReportVersion } from '../../../server/domains/interaction-reports/contract.ts'
import { useMay } from '../../lib/me.ts'
import { reportQuery, reportVersionsQuery } from '../../lib/queries/outcome.ts'
import { ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { FollowUps } from './follow-ups.tsx'
import classes from './report.module.css'
import { ReportBar } from './report-bar.tsx'
import { ReportDocument } from './report-document.tsx'
import { ReportFacts } from './report-facts.tsx'
import { Versions } from './versions.tsx'

/** The interaction report of one case, as a document: read, completed, printed, followed through its versions. */
export function ReportPage() {
  const { ticketId } = useParams({ strict: false })
  return ticketId ? <OneReport key={ticketId} ticketId={ticketId} /> : null
}

function OneReport({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('outcome')
  const may = useMay()
  const report = useQuery(reportQuery(ticketId))
  const versions = useQuery(reportVersionsQuery(ticketId)).data ?? []
  const [viewed, setViewed] = useState<number | null>(null)
  if (report.isError && !report.data) return <ErrorState error={report.error} retry={() => void report.refetch()} />
  if (!report.data) return <Loading />
  const old = versions.find(({ version }) => version === viewed)
  const shown = old ? { ...report.data, fields: old.fields } : report.data
  return (
    <div className={classes.page}>
      <ReportBar report={report.data} />
      <div className={classes.columns}>
        <article className={classes.sheet} aria-labelledby="report-title">
          {old && <OldVersion old={old} newest={versions[0]!.version} onBack={() => setViewed(null)} />}
          {!old && <Standing report={report.data} />}
          <ReportDocument
            report={shown}
            editable={!old && may('report.change')}
            changed={old?.changed ?? []}
            before={old ? versions.find(({ version }) => version < old.version) : undefined}
          />
        </article>
        <aside className={classes.side} aria-label={t('report.contents')}>
          <ReportFacts report={report.data} />
          <FollowUps ticketId={ticketId} />
          <Versions versions={versions} viewed={viewed} onView={setViewed} />
        </aside>
      </div>
    </div>
  )
}

/** Why the report may be incomplete. */
function Standing({ report: { exempt, resolved_at } }: { report: Report }) {
  const { t } = useTranslation('outcome')
  if (exempt) return <p className={classes.standing}>{t(`report.exempt.${exempt}`)}</p>
  return resolved_at ? null : <p className={classes.standing}>{t('report.live')}</p>
}

function OldVersion({ old, newest, onBack }: { old: ReportVersion; newest: number; onBack: () => void }) {
  const { t } = useTranslation('outcome')
  const [before, after] = t('report.viewing', { version: old.version, newest, time: '\u0000' }).split('\u0000')
  return (
    <p className={classes.standing} role="status">
      <span>
        {before}
        <TimeAgo at={old.at} style="words" />
        {after}
      </span>
      <button type="button" className={classes.linkButton} onClick={onBack}>
        {t('report.to_current')}
      </button>
    </p>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.page} role="status" aria-label={t('common.loading')}>
      <div className={classes.bar} />
      <div className={classes.columns}>
        <div className={classes.sheet}>
          <Skeleton height={26} width="60%" mb={40} radius="sm" />
          {[70, 40, 55, 30, 62, 48, 66, 38].map((width) => (
            <Skeleton key={width} height={12} width={`${width}%`} mb={20} radius="sm" />
          ))}
        </div>
      </div>
    </div>
  )
}
