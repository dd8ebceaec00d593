import { useMantineColorScheme } from '@mantine/core'
import { Outlet, useMatchRoute, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { listenForKeys } from '../../lib/commands.ts'
import { keepFilesOut } from '../../lib/dropped-files.ts'
import { useMe } from '../../lib/me.ts'
import { useLiveState } from '../../lib/realtime.ts'
import { LivePill } from '../../ui/live-pill.tsx'
import { OfflineState } from '../../ui/states.tsx'
import { useLive } from '../live.ts'
import { Dialogs } from './dialogs.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'
import { useGlobalCommands } from './use-global-commands.ts'
import { useKeepPreferences } from './use-keep-preferences.ts'
import { useKeepPresence } from './use-keep-presence.ts'

/** The frame around every page of somebody who is signed in. */
export function Workspace() {
  const { t } = useTranslation()
  const { theme } = useMe()
  const { setColorScheme } = useMantineColorScheme()
  useLive()
  useGlobalCommands()
  useEffect(() => setColorScheme(theme), [theme, setColorScheme])
  useEffect(listenForKeys, [])
  useEffect(keepFilesOut, [])
  useKeepPreferences()
  // The list of tickets says it itself.
  const saysWhetherLive = useMatchRoute()({ to: '/tickets', fuzzy: true })
  useKeepPresence()
  // The page that was asked for has yet to be fetched, and cannot be.
  const offline = useLiveState() === 'offline'
  const waiting = useRouterState({ select: ({ status }) => status === 'pending' }) && offline
  return (
    <div className={classes.workspace}>
      <a className={classes.skip} href="#main">
        {t('app.skip')}
      </a>
      <Rail />
      <main id="main" tabIndex={-1} className={classes.main}>
        {waiting ? <OfflineState /> : <Outlet />}
      </main>
      {!saysWhetherLive && (
        <span className={classes.trouble}>
          <LivePill onlyTrouble />
        </span>
      )}
      <PhoneBar />
      <Dialogs />
    </div>
  )
}
