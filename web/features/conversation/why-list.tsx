import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Decision } from '../../../server/domains/tickets/contract.ts'
import { whyQuery } from '../../lib/queries/tickets.ts'
import { humanize } from '../../lib/words.ts'
import { ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './why-list.module.css'

export function WhyList({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const query = useQuery(whyQuery(ticketId))
  if (query.isPending) {
    return (
      <div className={classes.decision} role="status" aria-label={t('common.loading')}>
        <Skeleton height={12} width="40%" mb={12} radius="sm" />
        <Skeleton height={10} width="80%" mb={8} radius="sm" />
        <Skeleton height={10} width="60%" radius="sm" />
      </div>
    )
  }
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (query.data.items.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="md">
        {t('why.empty')}
      </Text>
    )
  }
  return query.data.items.map((decision) => <DecisionCard key={decision.id} decision={decision} />)
}

function DecisionCard({ decision }: { decision: Decision }) {
  const { t, i18n } = useTranslation()
  const key = `why.kind.${decision.kind}`
  const ruleKey = `why.rules.${decision.rule}`
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  return (
    <article className={classes.decision}>
      <header className={classes.head}>
        <h3>{i18n.exists(key) ? i18n.t(key as 'why.kind.triage') : humanize(decision.kind)}</h3>
        {decision.confidence !== null && (
          <span>{t('why.confidence', { percent: percent.format(decision.confidence) })}</span>
        )}
        <TimeAgo at={decision.at} />
      </header>
      <Pairs label={t('why.decided')} pairs={decision.result} strong />
      <p className={classes.rule}>
        <span>{t('why.rule')}</span>{' '}
        {i18n.exists(ruleKey) ? i18n.t(ruleKey as 'why.rules.thread') : humanize(decision.rule)}
        {decision.version && <> · {humanize(decision.version)}</>}
      </p>
      <Pairs label={t('why.looked_at')} pairs={decision.inputs} />
      {decision.losers.length > 0 && (
        <div className={classes.losers}>
          <h4>{t('why.not_chosen')}</h4>
          <ul>
            {decision.losers.map(({ option, reason }) => (
              <li key={option + reason}>
                <b>{humanize(option)}</b> {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  )
}

/** Ids mean nothing to a reader; where they point to is shown elsewhere. */
const isShown = ([name, value]: [string, unknown]) =>
  value !== null && value !== undefined && value !== '' && !name.endsWith('_id')

function Pairs({ label, pairs, strong }: { label: string; pairs: Record<string, unknown>; strong?: boolean }) {
  const { t } = useTranslation()
  const entries = Object.entries(pairs).filter(isShown)
  if (entries.length === 0) return null
  return (
    <dl className={classes.pairs} aria-label={label} data-strong={strong || undefined}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{humanize(name)}</dt>
          <dd>{typeof value === 'boolean' ? (value ? t('common.yes') : t('common.no')) : written(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(', ') || '–'
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => `${humanize(name)}: ${written(inner)}`)
      .join('; ')
  }
  return typeof value === 'string' && /^[a-z0-9]+(_[a-z0-9]+)+$/.test(value) ? humanize(value) : String(value)
}
