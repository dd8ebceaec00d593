import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/domains/auth/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useMembership } from './use-membership.ts'

/** Takes somebody out of a team; their tickets stay theirs. */
export function RemoveMember({ team, user }: { team: string; user: User }) {
  const { t } = useTranslation()
  const change = useMembership()
  return (
    <IconButton
      size={26}
      label={t('settings.teams.remove', { name: user.name, team: frameworkName(team) })}
      icon={<IconX size={14} stroke={1.5} aria-hidden />}
      onClick={() => void change(user, team, 'left')}
    />
  )
}
