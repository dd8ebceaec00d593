import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Run } from '../../../server/domains/automation/contract.ts'
import { ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { runsQuery } from './automation-queries.ts'
import classes from './automations.module.css'

/** What one automation did, newest first, with what was refused or stopped, and why. */
export function RunList({ name }: { name: string }) {
  const { t } = useTranslation('automations')
  const query = useInfiniteQuery(runsQuery(name))
  const runs = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (query.isPending) return <Skeleton height={32} radius="sm" />
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (runs.length === 0) return <p className={classes.quiet}>{t('runs.none')}</p>
  return (
    <>
      <ul className={classes.runs} aria-label={t('runs.list')}>
        {runs.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          size="xs"
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('runs.more')}
        </Button>
      )}
    </>
  )
}

function RunLine({ run }: { run: Run }) {
  const { t } = useTranslation('automations')
  const { outcome, stopped_by, ticket_id, case_id, subject, deeds, webhooks, at, chain } = run
  const remarks = deeds.filter(({ reason }) => reason !== null)
  return (
    <li className={classes.run}>
      <div className={classes.runLine}>
        <span className={classes.outcome} data-outcome={outcome}>
          {t(`outcome.${outcome}`)}
        </span>
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket_id }} className={classes.ticket}>
          <span className="tabular">{case_id}</span> {subject}
        </Link>
        <TimeAgo at={at} style="words" className={classes.time} />
      </div>
      {stopped_by && (
        <p className={classes.reason}>
          {t(`stopped.${stopped_by}`)} {chain.length > 1 && chain.join(' → ')}
        </p>
      )}
      {remarks.map(({ deed, outcome, code, reason }) => (
        <p key={deed} className={classes.reason} data-outcome={outcome}>
          <b>{t(`deed.${deed}` as 'deed.note')}</b>{' '}
          {t(`reason.${code ?? ''}` as 'reason.nobody_there', { defaultValue: reason ?? '' })}
        </p>
      ))}
      {webhooks.map(({ id, url, state, status, error, attempts }) => (
        <p key={id} className={classes.reason} data-outcome={state === 'failed' ? 'refused' : undefined}>
          <b>{new URL(url).host}</b> {t(`webhook.${state}`, { count: attempts })}
          {state !== 'delivered' && (error ?? status) ? `: ${error ?? status}` : ''}
        </p>
      ))}
    </li>
  )
}
