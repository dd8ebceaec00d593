import { Button, Drawer, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeUser, User } from '../../../server/domains/auth/contract.ts'
import { patch, post } from '../../lib/api.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMe, useTeams } from '../../lib/me.ts'
import { usersQuery } from '../../lib/queries/people.ts'
import { exact } from '../../lib/time.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import classes from './people.module.css'
import { ROLES } from './roles.ts'
import { Tokens } from './tokens.tsx'

/** Everything about one person that an admin may set. */
export function PersonDrawer({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe().user
  const client = useQueryClient()
  const words = useProblemWords()
  const teams = useTeams()
  const [name, setName] = useState(user.name)
  const change = useMutation({
    mutationFn: (body: ChangeUser) => patch<User>(`/users/${user.id}`, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey })
      sayDone(t('common.saved'))
    },
    onError: (error) => sayFailed(t('error.save'), words(error)),
  })
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title={user.name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md" pb="lg">
        <TextInput
          label={t('settings.people.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => name.trim() && name.trim() !== user.name && change.mutate({ name: name.trim() })}
        />
        <Select
          label={t('settings.people.role')}
          description={user.email}
          allowDeselect={false}
          disabled={user.id === me.id}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          value={user.role}
          onChange={(value) => change.mutate({ role: ROLES.find((role) => role === value) })}
        />
        <MultiSelect
          label={t('settings.people.teams')}
          data={teams.map((team) => ({ value: team.name, label: frameworkName(team.name) }))}
          value={user.teams}
          onChange={(chosen) => change.mutate({ teams: chosen })}
        />
        {user.id !== me.id && (
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => change.mutate({ active: !user.active })}
          >
            {user.active ? t('settings.people.deactivate') : t('settings.people.activate')}
          </Button>
        )}
      </Stack>
      <SignInLink user={user} />
      <Tokens user={user} />
    </Drawer>
  )
}

function SignInLink({ user }: { user: User }) {
  const { t, i18n } = useTranslation()
  const words = useProblemWords()
  const make = useMutation({
    mutationFn: () => post<{ url: string; expires_at: string }>(`/users/${user.id}/sign-in-links`, {}),
    onError: (error) => sayFailed(t('error.change'), words(error)),
  })
  return (
    <section className={classes.block}>
      <h3>{t('settings.people.link')}</h3>
      {make.data ? (
        <CopyField
          label={t('settings.people.link_hint', { name: user.name, time: exact(make.data.expires_at, i18n.language) })}
          value={make.data.url}
        />
      ) : (
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t('settings.people.link_make')}
        </Button>
      )}
    </section>
  )
}
