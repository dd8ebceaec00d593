import { Tooltip } from '@mantine/core'
import { IconBolt, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLiveState, useSilentSince } from '../lib/realtime.ts'
import { clock } from '../lib/time.ts'
import classes from './live-pill.module.css'

const icons = { live: IconBolt, catching_up: IconRefresh, offline: IconCloudOff }

/** Whether what is on screen is true right now. A word and a picture, never colour alone. */
export function LivePill({ onlyTrouble = false }: { onlyTrouble?: boolean }) {
  const { t, i18n } = useTranslation()
  const state = useLiveState()
  const since = useSilentSince()
  const Icon = icons[state]
  // The first connection of a page is no trouble.
  if (onlyTrouble && (state === 'live' || (state === 'catching_up' && since === null))) return null
  const hint = () => {
    if (state !== 'offline') return t(`live.${state}_hint`)
    if (since === null) return t('live.offline_hint_start')
    return t('live.offline_hint', { time: clock(new Date(since).toISOString(), i18n.language) })
  }
  return (
    <Tooltip label={hint()} multiline w={260}>
      <span className={classes.pill} data-state={state} role={onlyTrouble ? undefined : 'status'} tabIndex={0}>
        <Icon size={14} stroke={1.5} aria-hidden />
        <span className={classes.words}>{t(`live.${state}`)}</span>
      </span>
    </Tooltip>
  )
}
