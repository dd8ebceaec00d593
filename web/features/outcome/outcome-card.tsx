import { Skeleton } from '@mantine/core'
import { IconChevronRight, IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Survey } from '../../../server/domains/csat/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { reportQuery, surveyOfTicketQuery } from '../../lib/queries/outcome.ts'
import { percentOf } from '../../lib/words.ts'
import { ScoreDots } from '../../ui/score-dots.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './outcome.module.css'

/** How the case ended: the customer's rating and the report. For tickets that were resolved at least once. */
export function OutcomeCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('outcome')
  const may = useMay()
  const survey = useQuery({ ...surveyOfTicketQuery(ticket.id), enabled: may('survey.read') })
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{t('outcome.title')}</h2>
      {survey.isLoading && <Skeleton height={18} width="60%" radius="sm" />}
      {survey.data && <Rating survey={survey.data} />}
      {may('report.read') && <ReportLink ticketId={ticket.id} />}
    </section>
  )
}

function Rating({ survey }: { survey: Survey }) {
  const { t } = useTranslation('outcome')
  const { state, score, reason } = survey
  if (state === 'suppressed' && reason) {
    return <p className={classes.quiet}>{t('outcome.survey_none', { reason: t(`suppressed.${reason}`) })}</p>
  }
  if (score === null) {
    return <p className={classes.quiet}>{t(state === 'sent' ? 'outcome.survey_sent' : 'outcome.survey_pending')}</p>
  }
  return (
    <div className={classes.rating}>
      <p className={classes.ratingLine}>
        <ScoreDots score={score} withWord />
        {survey.answered_at && <TimeAgo at={survey.answered_at} className={classes.time} />}
      </p>
      {survey.comment && <blockquote className={classes.quote}>{survey.comment}</blockquote>}
      {survey.answered_by === 'agent' && <p className={classes.quiet}>{t('outcome.by_agent')}</p>}
    </div>
  )
}

function ReportLink({ ticketId }: { ticketId: string }) {
  const { t, i18n } = useTranslation('outcome')
  const report = useQuery({ ...reportQuery(ticketId), staleTime: 30_000 }).data
  return (
    <Link to="/tickets/$ticketId/report" params={{ ticketId }} className={classes.report}>
      <IconFileText size={16} stroke={1.5} aria-hidden />
      <span className={classes.reportWords}>{t('outcome.report')}</span>
      <span className={`${classes.quiet} tabular`}>
        {report && t('outcome.report_more', { percent: percentOf(report.completeness, i18n.language) })}
      </span>
      <IconChevronRight size={14} stroke={1.5} aria-hidden />
    </Link>
  )
}
