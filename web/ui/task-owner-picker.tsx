import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../server/domains/tasks/contract.ts'
import { frameworkName } from '../lib/framework-names.ts'
import { useMe, useUsers } from '../lib/me.ts'
import { PersonAvatar } from './person-avatar.tsx'
import { type Choice, PickList } from './pick-list.tsx'
import classes from './task-parts.module.css'

const NOBODY = ''

interface Props {
  title: string
  task: Pick<Task, 'owner_id' | 'owner_name' | 'team'>
  onPick: (owner_id: string | null) => void
}

/** Whose task it is, as a face that opens the choice of somebody else. */
export function TaskOwnerPicker({ title, task, onPick }: Props) {
  const { t } = useTranslation('tasks')
  const [opened, setOpened] = useState(false)
  const choices = useOwnerChoices()
  const { owner_id, owner_name, team } = task
  const name = owner_name ?? (team ? t('owner.team', { team: frameworkName(team) }) : t('owner.nobody'))
  return (
    <PickList
      opened={opened}
      onClose={() => setOpened(false)}
      label={t('owner.label')}
      choices={choices}
      selected={[owner_id ?? NOBODY]}
      onPick={(value) => onPick(value || null)}
    >
      <button
        type="button"
        className={classes.owner}
        data-do="owner"
        data-nobody={owner_name === null || undefined}
        aria-label={t('owner.of', { title, name })}
        aria-haspopup="listbox"
        aria-expanded={opened}
        title={name}
        onClick={() => setOpened(!opened)}
      >
        {owner_name ? (
          <PersonAvatar name={owner_name} size={22} kind="agent" />
        ) : (
          <IconUserPlus size={16} stroke={1.5} aria-hidden />
        )}
      </button>
    </PickList>
  )
}

/** Oneself first, then who else works here, then nobody. */
function useOwnerChoices(): Choice[] {
  const { t } = useTranslation(['tasks', 'app'])
  const { user: me } = useMe()
  const users = useUsers()
  const others = users.filter(({ id, active, role }) => active && role !== 'responder' && id !== me.id)
  return [
    ...[me, ...others].map(({ id, name }) => ({
      value: id,
      label: id === me.id ? t('app:common.you', { name }) : name,
      icon: <PersonAvatar name={name} size={20} kind="agent" />,
    })),
    { value: NOBODY, label: t('owner.nobody'), icon: <IconUserPlus size={16} stroke={1.5} aria-hidden /> },
  ]
}
