import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './delivery.module.css'

const icons = {
  sending: IconClock,
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  bounced: IconAlertCircle,
  failed: IconAlertCircle,
}
export type State = keyof typeof icons

/** How far a reply has come, in a word. */
export function StateWord({ state }: { state: State }) {
  const { t } = useTranslation()
  const Icon = icons[state]
  return (
    <span className={classes.state} data-failed={state === 'bounced' || state === 'failed' || undefined}>
      <Icon size={14} stroke={1.5} aria-hidden />
      {t(`conversation.delivery.${state}`)}
    </span>
  )
}
