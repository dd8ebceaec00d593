import { IconClock, IconClockExclamation, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { countdownText, spanWords } from '../lib/countdown.ts'
import { exact } from '../lib/time.ts'
import { useCountdown } from '../lib/use-countdown.ts'
import classes from './deadline-chip.module.css'

type Clocked = Pick<Ticket, 'due_clock' | 'due_at' | 'risk_at'>

/** How long until the next deadline of a ticket: quiet, amber at risk, red when late. Nothing while no clock runs. */
export function DeadlineChip({ due_clock, due_at, risk_at }: Clocked) {
  const { t } = useTranslation()
  if (!due_clock) return null
  if (due_at) return <Running clock={due_clock} due_at={due_at} risk_at={risk_at} />
  return (
    <span className={classes.chip}>
      <IconPlayerPause size={13} stroke={1.5} aria-hidden />
      {t('deadline.paused')}
    </span>
  )
}

interface RunningProps {
  clock: NonNullable<Ticket['due_clock']>
  due_at: string
  risk_at: string | null
}

function Running({ clock, due_at, risk_at }: RunningProps) {
  const { t, i18n } = useTranslation()
  const { state, left_ms } = useCountdown(due_at, risk_at)
  const name = t(`deadline.${clock}`)
  const span = spanWords(left_ms, i18n.language)
  const words = state === 'late' ? t('deadline.late', { name, span }) : t('deadline.left', { name, span })
  const Icon = state === 'fine' ? IconClock : IconClockExclamation
  return (
    <span
      role="img"
      className={`${classes.chip} tabular`}
      data-state={state}
      aria-label={state === 'risk' ? `${words}, ${t('deadline.at_risk')}` : words}
      title={`${words} · ${exact(due_at, i18n.language)}`}
    >
      <Icon size={13} stroke={1.75} aria-hidden />
      <span aria-hidden="true">{countdownText(left_ms, i18n.language)}</span>
    </span>
  )
}
