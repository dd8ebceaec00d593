import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/domains/auth/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMay } from '../../lib/me.ts'
import { usersQuery } from '../../lib/queries/people.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { ErrorState } from '../../ui/states.tsx'
import classes from './people.module.css'
import { PersonDrawer } from './person-drawer.tsx'
import { PersonForm } from './person-form.tsx'

export function PeoplePage() {
  const { t } = useTranslation()
  const may = useMay()
  const query = useQuery(usersQuery)
  const [adding, setAdding] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const users = query.data?.items ?? []
  const open = users.find((user) => user.id === openId)
  return (
    <SettingsPage
      title={t('settings.nav.people')}
      intro={t('settings.people.intro')}
      action={may('user.manage') && <Button onClick={() => setAdding(true)}>{t('settings.people.add')}</Button>}
    >
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      <ul className={classes.rows}>
        {users.map((user) => (
          <li key={user.id}>
            {may('user.manage') && user.role !== 'responder' ? (
              <button type="button" className={classes.row} onClick={() => setOpenId(user.id)}>
                <span className="visually-hidden">{t('settings.people.edit', { name: user.name })}</span>
                <Person user={user} />
              </button>
            ) : (
              <div className={classes.row}>
                <Person user={user} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <PersonForm
          onClose={() => setAdding(false)}
          onAdded={(user) => {
            setAdding(false)
            setOpenId(user.id)
          }}
        />
      )}
      {open && <PersonDrawer key={open.id} user={open} onClose={() => setOpenId(null)} />}
    </SettingsPage>
  )
}

function Person({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <>
      <PersonAvatar name={user.name} kind={user.role === 'responder' ? 'ai' : 'agent'} size={32} />
      <span className={classes.who}>
        <span className={classes.name}>
          {user.name}
          {!user.active && <span className={classes.off}>{t('settings.people.inactive')}</span>}
        </span>
        <span className={classes.quiet}>{user.email}</span>
      </span>
      <span className={classes.teams}>{user.teams.map(frameworkName).join(', ')}</span>
      <span className={classes.role}>{t(`role.${user.role}`)}</span>
    </>
  )
}
