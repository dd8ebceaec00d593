import { Alert, Button, Progress } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SimulationWithReport } from '../../../server/domains/simulation/contract.ts'
import { put } from '../../lib/api.ts'
import { isUnderWay } from '../../lib/queries/simulation.ts'
import { ReportView } from './report-view.tsx'
import classes from './simulation.module.css'

/** How far a run is, why it ended without a report, or the report. */
export function RunState({ simulation }: { simulation: SimulationWithReport }) {
  const { t } = useTranslation('simulation')
  if (simulation.report) return <ReportView report={simulation.report} />
  if (isUnderWay(simulation)) return <UnderWay simulation={simulation} />
  return (
    <Alert color={simulation.state === 'failed' ? 'red' : 'gray'} title={t(`state.${simulation.state}`)} role="status">
      {simulation.state === 'failed' ? simulation.error : t('cancelled_hint')}
    </Alert>
  )
}

function UnderWay({ simulation: { id, state, replayed, tickets } }: { simulation: SimulationWithReport }) {
  const { t, i18n } = useTranslation('simulation')
  const client = useQueryClient()
  const stopping = useMutation({
    mutationFn: () => put(`/simulations/${id}/cancellation`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['simulations'] }),
  })
  const number = (count: number) => count.toLocaleString(i18n.language)
  const percent = tickets ? Math.min(100, (100 * replayed) / tickets) : 0
  const far =
    state === 'queued' || !tickets
      ? t('state.queued')
      : replayed < tickets
        ? t('far', { replayed: number(replayed), tickets: number(tickets) })
        : t('working')
  return (
    <section className={classes.panel} aria-label={t('progress')}>
      <Progress value={percent} animated aria-label={t('progress')} />
      <div className={classes.ask}>
        <p role="status" className={`${classes.far} tabular`}>
          {far}
        </p>
        <Button variant="default" onClick={() => stopping.mutate()} loading={stopping.isPending}>
          {t('stop')}
        </Button>
      </div>
    </section>
  )
}
