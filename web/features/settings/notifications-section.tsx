import { Button, Checkbox, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotificationKind } from '../../../server/domains/notifications/contract.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { usePrefer } from '../../lib/use-prefer.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './notifications-section.module.css'

/** In the order in which they matter on a usual day. */
const KINDS: readonly NotificationKind[] = [
  'assigned',
  'customer_replied',
  'mentioned',
  'at_risk',
  'breached',
  'escalated',
  'returned',
  'ping_pong',
  'given_back',
  'automation',
  'not_solved',
  'unhappy_rating',
  'task_assigned',
  'task_due',
  'snooze_over',
  'not_delivered',
  'mailbox_trouble',
  'mailbox_recovered',
]

/** Of what one wants to be told, and whether outside the page too. */
export function NotificationsSection() {
  const { t } = useTranslation(['app', 'notifications'])
  const { muted } = usePreferences()
  const prefer = usePrefer()
  const toggle = (kind: NotificationKind, wanted: boolean) =>
    void prefer({ muted: wanted ? muted.filter((one) => one !== kind) : [...muted, kind] })
  return (
    <SettingsSection title={t('settings.profile.notifications')} hint={t('settings.profile.notifications_hint')}>
      <ul className={classes.kinds}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <Checkbox
              size="sm"
              label={t(`notifications:kind.${kind}`)}
              checked={!muted.includes(kind)}
              onChange={(event) => toggle(kind, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {'Notification' in window && <DesktopSwitch />}
    </SettingsSection>
  )
}

/** The browser asks its own question, and only when somebody wants it to. */
function DesktopSwitch() {
  const { t } = useTranslation()
  const { desktop_notifications } = usePreferences()
  const prefer = usePrefer()
  const [permission, setPermission] = useState(Notification.permission)
  const switchTo = async (on: boolean) => {
    const answer = on ? await Notification.requestPermission() : permission
    setPermission(answer)
    await prefer({ desktop_notifications: on && answer === 'granted' })
  }
  const refused = permission === 'denied'
  return (
    <div className={classes.desktop}>
      <Switch
        label={t('settings.profile.desktop')}
        description={refused ? t('settings.profile.desktop_refused') : t('settings.profile.desktop_hint')}
        checked={desktop_notifications && permission === 'granted'}
        disabled={refused}
        onChange={(event) => void switchTo(event.currentTarget.checked)}
      />
      {desktop_notifications && permission === 'default' && (
        <Button size="compact-sm" variant="default" onClick={() => void switchTo(true)}>
          {t('settings.profile.desktop_allow')}
        </Button>
      )}
    </div>
  )
}
