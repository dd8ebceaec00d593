import { IconTag, IconUser, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import { PRIORITIES, STATUSES } from '../../lib/ticket-search.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { type Choice, PickList } from '../../ui/pick-list.tsx'
import { PriorityIcon, StatusIcon } from '../../ui/ticket-icons.tsx'
import { NOBODY, usePeopleChoices } from '../../ui/use-people-choices.tsx'
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

export function AssigneePicker(props: PickerProps) {
  const { t } = useTranslation(['app', 'case'])
  const change = useTicketChange()
  const { choices, assigneeOf, present } = usePeopleChoices()
  const { ticket } = props
  const presence = present?.items.find(({ user_id }) => user_id === ticket.assignee_id)?.state
  const pick = (value: string) => void change(ticket, { noun: 'assignee', ...assigneeOf(value) })
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
