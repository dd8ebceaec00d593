import { Drawer, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TicketTrial } from '../../../server/domains/automation/contract.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { dryRunQuery } from './automation-queries.ts'
import classes from './automations.module.css'
import { TrialLine } from './trial-line.tsx'

const LAST = 20

/** What automations would have done to the newest tickets, without doing it. */
export function DryRunDrawer({ name, onClose }: { name: string | null; onClose: () => void }) {
  const { t } = useTranslation(['automations', 'app'])
  const query = useQuery(dryRunQuery({ last: LAST, ...(name ? { name } : {}) }))
  const tickets = query.data?.items ?? []
  const fired = tickets.filter(({ trials }) => trials.some(({ fires }) => fires)).length
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={name ? t('dry.title_one', { name }) : t('dry.title')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <p className={classes.dryIntro}>{t('dry.intro')}</p>
      {query.isPending && <Skeleton height={120} radius="sm" />}
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && tickets.length === 0 && <EmptyState title={t('dry.none')} />}
      {tickets.length > 0 && (
        <>
          <p className={classes.drySum} role="status">
            {t('dry.sum', { count: tickets.length, fired })}
          </p>
          <ul className={classes.dryTickets}>
            {tickets.map((ticket) => (
              <TicketLine key={ticket.ticket_id} ticket={ticket} />
            ))}
          </ul>
        </>
      )}
    </Drawer>
  )
}

/** So many are read at a glance, also those that would do nothing. */
const FEW = 2

function TicketLine({ ticket }: { ticket: TicketTrial }) {
  const { t } = useTranslation('automations')
  const firing = ticket.trials.filter(({ fires }) => fires)
  const idle = ticket.trials.filter(({ fires }) => !fires)
  return (
    <li className={classes.dryTicket}>
      <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticket_id }} className={classes.ticket}>
        <span className="tabular">{ticket.case_id}</span> {ticket.subject}
      </Link>
      {firing.map((trial) => (
        <TrialLine key={trial.automation} trial={trial} />
      ))}
      {idle.length > 0 && (
        <details open={ticket.trials.length <= FEW}>
          <summary className={classes.idle}>{t('dry.idle', { count: idle.length })}</summary>
          {idle.map((trial) => (
            <TrialLine key={trial.automation} trial={trial} />
          ))}
        </details>
      )}
    </li>
  )
}
