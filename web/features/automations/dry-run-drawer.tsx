import { Drawer, Skeleton } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Check, TicketTrial, Trial } from '../../../server/domains/automation/contract.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { dryRunQuery } from './automation-queries.ts'
import classes from './automations.module.css'
import { useSentences } from './use-sentences.ts'

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

function TrialLine({ trial }: { trial: Trial }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  const { automation, fires, at, checks, enabled } = trial
  const Mark = fires ? IconCheck : IconX
  return (
    <div className={classes.trial} data-fires={fires || undefined}>
      <Mark size={16} stroke={1.75} aria-hidden />
      <div>
        <span className={classes.trialName}>{automation}</span>{' '}
        {fires ? t('dry.would', { deeds: trial.do.map(say.deed).join(t('sentence.also')) }) : t('dry.would_not')}
        {!enabled && <span className={classes.off}>{t('row.off')}</span>}
        {at === null && <p className={classes.reason}>{t('dry.no_cause')}</p>}
        {at !== null && trial.trigger === 'after' && (
          <p className={classes.reason}>
            {t('dry.due')} <TimeAgo at={at} style="words" />
          </p>
        )}
        {checks.map((check) => (
          <CheckLine key={check.condition} check={check} />
        ))}
      </div>
    </div>
  )
}

function CheckLine({ check }: { check: Check }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  const { condition, wanted, met } = check
  const words =
    condition === 'words'
      ? t('when.words', { values: (wanted as string[]).join(', ') })
      : say.condition(condition, wanted)
  return (
    <p className={classes.check} data-met={met}>
      <span className="visually-hidden">{t(met ? 'dry.met' : 'dry.unmet')}</span>
      {met ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconX size={14} stroke={2} aria-hidden />}
      {words}
      {!met && <Found check={check} />}
    </p>
  )
}

function Found({ check: { condition, found } }: { check: Check }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  if (condition === 'words' || condition === 'assigned') return null
  const values = [found].flat().filter((value): value is string => typeof value === 'string')
  if (values.length === 0) return <span className={classes.found}>{t('dry.found_nothing')}</span>
  return <span className={classes.found}>{t('dry.found', { what: say.values(condition, values) })}</span>
}
