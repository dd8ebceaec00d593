import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { slaQuery } from '../../lib/queries/case.ts'
import { ClockRow } from './clock-row.tsx'
import classes from './clocks.module.css'
import { PanelTrouble } from './panel-trouble.tsx'
import panel from './understanding.module.css'

/** Mail has them all, the other channels the first: what is shown until they are known has their size. */
const CLOCKS_OF = ['first_response', 'resolution', 'escalation'] as const

/** The clocks of the ticket: what is left, or how it ended. */
export function ClocksSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['app', 'case'])
  const query = useQuery(slaQuery(ticket.id))
  const clocks = query.data?.clocks ?? []
  return (
    <section className={panel.section} aria-labelledby="clocks">
      <header className={panel.head}>
        <h2 id="clocks">{t('case:clocks.title')}</h2>
      </header>
      {query.isPending && (
        <div role="status" aria-label={t('common.loading')}>
          {CLOCKS_OF.slice(0, ticket.channel === 'email' ? 3 : 1).map((clock) => (
            <Skeleton key={clock} height={50} mb={12} radius="sm" />
          ))}
        </div>
      )}
      {query.isError && !query.data && <PanelTrouble words={t('case:clocks.failed')} query={query} />}
      {query.isSuccess && clocks.length === 0 && <p className={classes.quiet}>{t('case:clocks.none')}</p>}
      {clocks.length > 0 && (
        <table className={classes.clocks}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('case:clocks.clock')}</th>
              <th scope="col">{t('case:clocks.left')}</th>
              <th scope="col">{t('case:why.open', { what: t('case:clocks.due') })}</th>
            </tr>
          </thead>
          {clocks.map((clock) => (
            <ClockRow key={clock.kind} clock={clock} />
          ))}
        </table>
      )}
    </section>
  )
}
