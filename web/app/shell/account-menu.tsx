import { Menu, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { remove } from '../../lib/api.ts'
import { openDialog } from '../../lib/dialogs.ts'
import { flushDrafts } from '../../lib/drafts.ts'
import { useMe } from '../../lib/me.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import classes from './shell.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

export function AccountMenu() {
  const { t } = useTranslation()
  const { user } = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useProblemWords()

  const signOut = async () => {
    flushDrafts()
    try {
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
          <PersonAvatar name={user.name} kind="agent" size={30} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {t(`role.${user.role}`)}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconUserCircle {...icon} />}
          onClick={() => void navigate({ to: '/settings/profile' })}
        >
          {t('settings.nav.profile')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard {...icon} />}
          rightSection={<KeyCaps keys="?" />}
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
