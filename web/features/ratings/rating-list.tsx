import { Button, Skeleton } from '@mantine/core'
import { IconMessageHeart } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Survey } from '../../../server/domains/csat/contract.ts'
import { ScoreDots } from '../../ui/score-dots.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './ratings.module.css'

interface Props {
  surveys: Survey[]
  filtered: boolean
  query: {
    isPending: boolean
    isPlaceholderData: boolean
    isError: boolean
    error: unknown
    refetch: () => unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
}

export function RatingList({ surveys, filtered, query }: Props) {
  const { t } = useTranslation(['outcome', 'app'])
  if (query.isPending) return <Loading />
  if (query.isError && surveys.length === 0) return <ErrorState error={query.error} retry={() => query.refetch()} />
  if (surveys.length === 0) return <Nothing filtered={filtered} />
  return (
    <>
      <ul className={classes.rows} aria-label={t('ratings.list')} aria-busy={query.isPlaceholderData}>
        {surveys.map((survey) => (
          <RatingRow key={survey.id} survey={survey} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t('app:common.load_more')}
          </Button>
        </div>
      )}
    </>
  )
}

function RatingRow({ survey }: { survey: Survey }) {
  return (
    <li>
      <Link to="/tickets/$ticketId" params={{ ticketId: survey.ticket_id }} className={classes.row}>
        <span className={classes.rowScore}>
          <Outcome survey={survey} />
        </span>
        <span className={classes.rowSubject}>{survey.subject}</span>
        <span className={classes.rowWho}>
          <span className="tabular">{survey.case_id}</span> · {survey.customer_name}
          {survey.agent_name && ` · ${survey.agent_name}`}
        </span>
        {survey.comment && <q className={classes.rowComment}>{survey.comment}</q>}
        <TimeAgo at={survey.answered_at ?? survey.resolved_at} className={classes.rowTime} />
      </Link>
    </li>
  )
}

function Outcome({ survey: { state, score, reason } }: { survey: Survey }) {
  const { t } = useTranslation('outcome')
  if (score !== null) return <ScoreDots score={score} withWord />
  if (state === 'suppressed' && reason) {
    return (
      <span className={classes.unasked}>
        {t('ratings.suppressed')}: {t(`suppressed.${reason}`)}
      </span>
    )
  }
  return <span className={classes.unasked}>{t(state === 'pending' ? 'ratings.pending' : 'ratings.unanswered')}</span>
}

/** As high as the rows that come. */
function Loading() {
  const { t } = useTranslation()
  return (
    <div className={classes.rows} role="status" aria-label={t('common.loading')}>
      {[1, 2, 3, 4, 5].map((row) => (
        <div key={row} className={classes.placeholder}>
          <Skeleton height={12} width="18%" radius="sm" />
          <Skeleton height={12} width="48%" radius="sm" />
        </div>
      ))}
    </div>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('outcome')
  return (
    <EmptyState
      icon={<IconMessageHeart size={22} stroke={1.5} aria-hidden />}
      title={filtered ? t('ratings.empty_filter') : t('ratings.empty')}
      hint={filtered ? undefined : t('ratings.empty_hint')}
    />
  )
}
