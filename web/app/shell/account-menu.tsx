import { Menu, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { put, remove } from '../../lib/api.ts'
import { openDialog } from '../../lib/dialogs.ts'
import { flushDrafts } from '../../lib/drafts.ts'
import { withWords } from '../../lib/i18n.ts'
import { useMay, useMe } from '../../lib/me.ts'
import { latePart } from '../../lib/patiently.ts'
import { forgetPresence } from '../../lib/presence.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { usePresenceOf } from '../../lib/use-presence.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { CommandCaps } from '../../ui/key-caps.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import classes from './shell.module.css'

const PresenceChoices = latePart(() =>
  withWords('case', import('../../features/presence/presence-choices.tsx')).then((m) => ({
    default: m.PresenceChoices,
  })),
)

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

export function AccountMenu() {
  const { t } = useTranslation()
  const { user } = useMe()
  const mayBePresent = useMay()('presence.change')
  const presence = usePresenceOf(mayBePresent ? user.id : null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useProblemWords()

  const signOut = async () => {
    flushDrafts()
    try {
      forgetPresence()
      // Nobody should be waited for who has gone; when it fails, it ends by itself a little later.
      if (mayBePresent) await put(`/users/${user.id}/presence`, { state: 'offline' }).catch(() => undefined)
      await remove('/sessions/current')
      await navigate({ to: '/sign-in' })
      // What the next person must not see; the sign-in page has already begun asking for its own.
      client.removeQueries({ type: 'inactive' })
    } catch (error) {
      sayFailed(t('nav.sign_out'), words(error))
    }
  }

  return (
    <Menu position="right-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t('nav.account', { name: user.name })}>
          <PersonAvatar name={user.name} kind="agent" size={30} presence={presence?.state} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {t(`role.${user.role}`)}
        </Menu.Label>
        {mayBePresent && (
          <Suspense fallback={<div className={classes.presencePlace} />}>
            <PresenceChoices />
          </Suspense>
        )}
        <Menu.Item
          leftSection={<IconUserCircle {...icon} />}
          onClick={() => void navigate({ to: '/settings/profile' })}
        >
          {t('settings.nav.profile')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard {...icon} />}
          rightSection={<CommandCaps keys="?" />}
          onClick={() => openDialog('keys')}
        >
          {t('nav.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => void signOut()}>
          {t('nav.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
