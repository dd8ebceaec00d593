import { Skeleton, Title } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { simulationQuery } from '../../lib/queries/simulation.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { AskForm } from './ask-form.tsx'
import { RecentRuns } from './recent-runs.tsx'
import { RunState } from './run-state.tsx'
import classes from './simulation.module.css'

/** What the last weeks would have been like under another framework. */
export function SimulationPage() {
  const { t } = useTranslation('simulation')
  const { run }: { run?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const show = (id: string) => void navigate({ to: '/simulation', search: { run: id } })
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <div className={classes.heading}>
            <Title order={1}>{t('title')}</Title>
            <p className={classes.intro}>{t('intro')}</p>
          </div>
          <RecentRuns shown={run} onShow={show} />
        </header>
        <AskForm onAsked={show} isFolded={run !== undefined} />
        {run === undefined ? (
          <EmptyState
            icon={<IconHistory size={22} stroke={1.5} aria-hidden />}
            title={t('empty')}
            hint={t('empty_hint')}
          />
        ) : (
          <Run id={run} />
        )}
      </div>
    </div>
  )
}

function Run({ id }: { id: string }) {
  const query = useQuery(simulationQuery(id))
  if (query.data) return <RunState simulation={query.data} />
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />
  return <Skeleton height={320} radius="lg" />
}
