import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/domains/auth/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { useMembership } from './use-membership.ts'

/** Takes people into a team, one after the other. */
export function AddMember({ team, others }: { team: string; others: User[] }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const change = useMembership()
  const label = t('settings.teams.add', { team: frameworkName(team) })
  return (
    <PickList
      opened={opened}
      onClose={() => setOpened(false)}
      label={label}
      several
      choices={others.map(({ id, name, role }) => ({ value: id, label: name, hint: t(`role.${role}`) }))}
      selected={[]}
      onPick={(id) => {
        const user = others.find((one) => one.id === id)
        if (user) void change(user, team, 'joined')
      }}
    >
      <IconButton
        label={label}
        expanded={opened}
        icon={<IconPlus size={16} stroke={1.5} aria-hidden />}
        onClick={() => setOpened(!opened)}
      />
    </PickList>
  )
}
