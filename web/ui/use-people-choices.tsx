import { IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../server/domains/auth/contract.ts'
import type { Presence } from '../../server/domains/routing/contract.ts'
import { frameworkName } from '../lib/framework-names.ts'
import { useMe, useUsers } from '../lib/me.ts'
import { presenceQuery } from '../lib/queries/people.ts'
import { PersonAvatar } from './person-avatar.tsx'
import type { Choice } from './pick-list.tsx'

/** Stands in the list for "unassigned". */
export const NOBODY = 'nobody'

/** The account behind the bootstrap token answers for scripts; nothing should be left on its desk. */
const isColleague = (user: User) => user.email !== null || user.role === 'responder'

/** Who reviews quality reads tickets, and has none. */
const hasTickets = (user: User) => user.role !== 'quality'

/** Whoever is there stands first; who cannot be told stands last. */
const rankOf = (presence: Presence | undefined) =>
  presence ? ['online', 'away', 'offline'].indexOf(presence.state) : 3

const presenceWords = (presence: Presence | undefined, t: TFunction<['app', 'case']>) =>
  presence
    ? [t(`case:presence.${presence.state}`), t('case:presence.open_tickets', { count: presence.open_tickets })]
    : []

/** Everybody a ticket can be given to, oneself first, nobody last; and what assigning to one of them means. */
export function usePeopleChoices() {
  const { t } = useTranslation(['app', 'case'])
  const me = useMe().user
  const users = useUsers()
  const { data: present } = useQuery(presenceQuery)
  const choices = useMemo((): Choice[] => {
    const there = new Map(present?.items.map((one) => [one.user_id, one]))
    const others = users.filter((user) => user.active && user.id !== me.id && isColleague(user) && hasTickets(user))
    const nobody = { value: NOBODY, label: t('ticket.unassign'), icon: <IconUser size={20} stroke={1.5} aria-hidden /> }
    const byPresence = others.toSorted((a, b) => rankOf(there.get(a.id)) - rankOf(there.get(b.id)))
    const people = [me, ...byPresence].map((user) => ({
      value: user.id,
      label: user.id === me.id ? t('common.you', { name: user.name }) : user.name,
      hint: [...presenceWords(there.get(user.id), t), ...user.teams.map(frameworkName)].join(' · ') || undefined,
      icon: <PersonAvatar name={user.name} kind="agent" size={22} presence={there.get(user.id)?.state} />,
    }))
    return [...people, nobody]
  }, [users, present, me, t])
  const assigneeOf = (value: string) => {
    const user = value === me.id ? me : users.find((candidate) => candidate.id === value)
    return { assignee_id: user?.id ?? null, assignee_name: user?.name ?? null }
  }
  return { choices, assigneeOf, present }
}
