import { IconTag, IconUser, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../server/domains/auth/contract.ts'
import type { Presence } from '../../../server/domains/routing/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMe, useTeams, useUsers } from '../../lib/me.ts'
import { presenceQuery } from '../../lib/queries/people.ts'
import { PRIORITIES, STATUSES } from '../../lib/ticket-search.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { type Choice, PickList } from '../../ui/pick-list.tsx'
import { PriorityIcon, StatusIcon } from '../../ui/ticket-icons.tsx'
import classes from './conversation.module.css'
import type { Picker } from './use-ticket-commands.ts'

export interface PickerProps {
  ticket: Ticket
  picker: Picker | null
  setPicker: (picker: Picker | null) => void
  canChange: boolean
  canAssign: boolean
}

interface PropertyProps extends PickerProps {
  name: Picker
  label: string
  value: ReactNode
  choices: Choice[]
  selected: string[]
  onPick: (value: string) => void
  allowed: boolean
  create?: (typed: string) => string
  several?: boolean
}

/** A value of the ticket that opens the list to change it; plain words for those who may not. */
function Property({ name, picker, setPicker, label, value, allowed, ...list }: PropertyProps) {
  if (!allowed) return <span className={classes.property}>{value}</span>
  const opened = picker === name
  return (
    <PickList opened={opened} onClose={() => setPicker(null)} label={label} {...list}>
      <button
        type="button"
        className={classes.property}
        aria-haspopup="listbox"
        aria-expanded={opened}
        onClick={() => setPicker(opened ? null : name)}
        style={{ border: 0, background: opened ? undefined : 'none', font: 'inherit', fontSize: 13, cursor: 'pointer' }}
      >
        <span className="visually-hidden">{label}: </span>
        {value}
      </button>
    </PickList>
  )
}

export function StatusPicker(props: PickerProps) {
  const { t } = useTranslation()
  const change = useTicketChange()
  const { ticket } = props
  const choices = STATUSES.map((status) => ({
    value: status,
    label: t(`status.${status}`),
    hint: t(`status_hint.${status}`),
    icon: <StatusIcon status={status} />,
  }))
  return (
    <Property
      {...props}
      name="status"
      label={t('ticket.status')}
      allowed={props.canChange}
      value={
        <>
          <StatusIcon status={ticket.status} />
          <span>{t(`status.${ticket.status}`)}</span>
        </>
      }
      choices={choices}
      selected={[ticket.status]}
      onPick={(value) => void change(ticket, { noun: 'status', status: STATUSES.find((status) => status === value)! })}
    />
  )
}

export function PriorityPicker(props: PickerProps) {
  const { t } = useTranslation()
  const change = useTicketChange()
  const { ticket } = props
  const choices = PRIORITIES.map((priority) => ({
    value: priority,
    label: t(`priority.${priority}`),
    icon: <PriorityIcon priority={priority} />,
  }))
  return (
    <Property
      {...props}
      name="priority"
      label={t('ticket.priority')}
      allowed={props.canChange}
      value={
        <>
          <PriorityIcon priority={ticket.priority} size={15} />
          <span>{t(`priority.${ticket.priority}`)}</span>
        </>
      }
      choices={choices}
      selected={[ticket.priority]}
      onPick={(value) =>
        void change(ticket, { noun: 'priority', priority: PRIORITIES.find((priority) => priority === value)! })
      }
    />
  )
}

const NOBODY = 'nobody'

/** The account behind the bootstrap token answers for scripts; nothing should be left on its desk. */
const isColleague = (user: User) => user.email !== null || user.role === 'responder'

/** Whoever is there stands first; who cannot be told stands last. */
const rankOf = (presence: Presence | undefined) =>
  presence ? ['online', 'away', 'offline'].indexOf(presence.state) : 3

const presenceWords = (presence: Presence | undefined, t: TFunction<['app', 'case']>) =>
  presence
    ? [t(`case:presence.${presence.state}`), t('case:presence.open_tickets', { count: presence.open_tickets })]
    : []

export function AssigneePicker(props: PickerProps) {
  const { t } = useTranslation(['app', 'case'])
  const change = useTicketChange()
  const me = useMe().user
  const users = useUsers()
  const { data: present } = useQuery(presenceQuery)
  const { ticket } = props
  const choices = useMemo(() => {
    const there = new Map(present?.items.map((one) => [one.user_id, one]))
    const others = users.filter((user) => user.active && user.id !== me.id && isColleague(user))
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
  const presence = present?.items.find(({ user_id }) => user_id === ticket.assignee_id)?.state
  const pick = (value: string) => {
    const user = value === me.id ? me : users.find((candidate) => candidate.id === value)
    void change(ticket, { noun: 'assignee', assignee_id: user?.id ?? null, assignee_name: user?.name ?? null })
  }
  return (
    <Property
      {...props}
      name="assignee"
      label={t('ticket.assignee')}
      allowed={props.canAssign}
      value={
        <>
          {ticket.assignee_name ? (
            <PersonAvatar name={ticket.assignee_name} kind="agent" size={18} presence={presence} />
          ) : (
            <IconUser size={16} stroke={1.5} aria-hidden />
          )}
          <span>{ticket.assignee_name ?? t('ticket.unassigned')}</span>
        </>
      }
      choices={choices}
      selected={[ticket.assignee_id ?? NOBODY]}
      onPick={pick}
    />
  )
}

export function TeamPicker(props: PickerProps) {
  const { t } = useTranslation()
  const change = useTicketChange()
  const teams = useTeams()
  const { ticket } = props
  const name = ticket.team ? frameworkName(ticket.team) : t('ticket.no_team')
  return (
    <Property
      {...props}
      name="team"
      label={t('ticket.team')}
      allowed={props.canChange}
      value={
        <>
          <IconUsers size={16} stroke={1.5} aria-hidden />
          <span>{name}</span>
        </>
      }
      choices={teams.map((team) => ({
        value: team.name,
        label: frameworkName(team.name),
        hint: frameworkName(team.tier),
      }))}
      selected={ticket.team ? [ticket.team] : []}
      onPick={(team) => void change(ticket, { noun: 'team', team })}
    />
  )
}

export function TagsPicker(props: PickerProps) {
  const { t } = useTranslation()
  const change = useTicketChange()
  const { ticket } = props
  const toggle = (tag: string) => {
    const tags = ticket.tags.includes(tag) ? ticket.tags.filter((other) => other !== tag) : [...ticket.tags, tag]
    void change(ticket, { noun: 'tags', tags })
  }
  return (
    <Property
      {...props}
      name="tags"
      label={t('ticket.tags')}
      allowed={props.canChange}
      value={
        ticket.tags.length > 0 ? (
          ticket.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))
        ) : (
          <>
            <IconTag size={16} stroke={1.5} aria-hidden />
            <span>{t('ticket.add_tag')}</span>
          </>
        )
      }
      choices={ticket.tags.map((tag) => ({ value: tag, label: tag }))}
      selected={ticket.tags}
      onPick={toggle}
      create={(tag) => t('ticket.create_tag', { tag })}
      several
    />
  )
}
