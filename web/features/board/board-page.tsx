import { Skeleton, Title } from '@mantine/core'
import { onlineManager, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../../server/domains/board/contract.ts'
import { useMay } from '../../lib/me.ts'
import { boardQuery } from '../../lib/queries/board.ts'
import { ErrorState, OfflineState } from '../../ui/states.tsx'
import classes from './board.module.css'
import { HandOvers } from './hand-overs.tsx'
import { People } from './people.tsx'
import { Queues } from './queues.tsx'
import { Totals } from './totals.tsx'

/** The desk at this moment: what waits, what is late, who is there and how much they have. It follows by itself. */
export function BoardPage() {
  const { t } = useTranslation('board')
  const may = useMay()
  const query = useQuery(boardQuery)
  const { data: board } = query
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <Title order={1}>{t('title')}</Title>
          <p className={classes.meta}>{board ? <Scope board={board} /> : ' '}</p>
        </header>
        {board ? (
          <>
            <Totals totals={board.totals} />
            <Queues board={board} />
            <People people={board.people} />
            {may('escalation.read') && <HandOvers />}
          </>
        ) : query.isError ? (
          <ErrorState error={query.error} retry={() => query.refetch()} />
        ) : onlineManager.isOnline() ? (
          <Loading />
        ) : (
          <OfflineState />
        )}
      </div>
    </div>
  )
}

function Scope({ board: { teams } }: { board: Board }) {
  const { t } = useTranslation('board')
  return <>{t('scope', { count: teams.length })}</>
}

function Loading() {
  const { t } = useTranslation('board')
  return (
    <div aria-busy="true" aria-label={t('loading')} role="status">
      <Skeleton height={84} radius="md" mb={24} />
      <Skeleton height={220} radius="md" mb={24} />
      <Skeleton height={180} radius="md" />
    </div>
  )
}
