import { Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationSummary } from '../../../server/domains/escalation/contract.ts'
import { escalationSummaryQuery } from '../../lib/queries/escalation.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './board.module.css'
import { HandOverTable } from './hand-over-table.tsx'
import { roughSpan } from './span-text.ts'

/** How work went up and down the tiers in the last 30 days, for those who answer for it. */
export function HandOvers() {
  const { t } = useTranslation('board')
  const query = useQuery(escalationSummaryQuery)
  return (
    <section className={classes.section} aria-labelledby="board-hand-overs">
      <Title order={2} id="board-hand-overs">
        {t('hand_overs.title')}
      </Title>
      {query.data ? (
        <Summary summary={query.data} />
      ) : query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton height={240} radius="md" role="status" aria-label={t('hand_overs.loading')} />
      )}
    </section>
  )
}

function Summary({ summary }: { summary: EscalationSummary }) {
  const { t } = useTranslation('board')
  const { escalations, by_criterion, wrong_tier } = summary
  return (
    <>
      <Figures summary={summary} />
      {escalations.count === 0 ? (
        <p className={classes.nobody}>{t('hand_overs.none')}</p>
      ) : (
        <HandOverTable rows={by_criterion} />
      )}
      {wrong_tier.placed > 0 && <p className={classes.meaning}>{t('hand_overs.wrong_tier_meaning')}</p>}
    </>
  )
}

function Figures({ summary }: { summary: EscalationSummary }) {
  const { t, i18n } = useTranslation('board')
  const { escalations, wrong_tier, returns, ping_pong, calls } = summary
  const number = (value: number) => value.toLocaleString(i18n.language)
  const span = (seconds: number | null) => (seconds === null ? '–' : roughSpan(seconds, i18n.language))
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <dl className={classes.totals}>
      <Figure label={t('hand_overs.up')} value={number(escalations.count)}>
        {t('hand_overs.accepted', { count: escalations.accepted })}
      </Figure>
      <Figure label={t('hand_overs.until_accepted')} value={span(escalations.acceptance_seconds.median)}>
        {t('hand_overs.slowest', { span: span(escalations.acceptance_seconds.p90) })}
      </Figure>
      <Figure
        label={t('hand_overs.wrong_tier')}
        value={wrong_tier.rate === null ? '–' : percent.format(wrong_tier.rate)}
      >
        {t('hand_overs.of_placed', { moved: number(wrong_tier.moved), placed: number(wrong_tier.placed) })}
      </Figure>
      <Figure label={t('hand_overs.returns')} value={number(returns)}>
        {t('hand_overs.returns_hint')}
      </Figure>
      <Figure label={t('hand_overs.ping_pong')} value={number(ping_pong)}>
        {t('hand_overs.ping_pong_hint')}
      </Figure>
      <Figure label={t('hand_overs.calls')} value={number(calls.made)}>
        {t('hand_overs.calls_late', { count: calls.late })}
      </Figure>
    </dl>
  )
}

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className={classes.total}>
      <dt>{label}</dt>
      <dd className={`tabular ${classes.figure}`}>{value}</dd>
      <dd className={classes.hint}>{children}</dd>
    </div>
  )
}
