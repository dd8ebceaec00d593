import { Button, Modal, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { type BulkChange, tagsAmong } from '../../lib/bulk-changes.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import { tagsOnScreen } from '../../lib/tags-on-screen.ts'
import { PRIORITIES, STATUSES } from '../../lib/ticket-search.ts'
import { exact, snoozeChoices } from '../../lib/time.ts'
import { type Choice, PickRows } from '../../ui/pick-list.tsx'
import { PriorityIcon, StatusIcon } from '../../ui/ticket-icons.tsx'
import { AT_ONCE, useFocusAtOnce } from '../../ui/use-focus-at-once.ts'
import { NOBODY, usePeopleChoices } from '../../ui/use-people-choices.tsx'
import classes from './hand-dialog.module.css'
import type { Handle } from './use-hand-commands.ts'

interface Props {
  handle: Handle
  tickets: Ticket[]
  onClose: () => void
  /** With what was done, in words. */
  onChange: (change: BulkChange, said: string) => void
}

/** One list to choose from, for whatever is to be set on the tickets in hand. */
export function HandDialog(props: Props) {
  const { t } = useTranslation('lists')
  const { handle, tickets, onClose } = props
  const [first] = tickets
  const of = tickets.length === 1 ? first!.case_id : t('hand.tickets', { count: tickets.length })
  const Rows = ROWS[handle]
  return (
    <Modal
      opened
      onClose={onClose}
      centered={false}
      yOffset="14vh"
      size={400}
      padding={0}
      withCloseButton={false}
      transitionProps={AT_ONCE}
      attributes={{ content: { 'aria-label': t(`hand.title.${handle}`, { of }) } }}
    >
      <InFocus>
        <div className={classes.of}>{of}</div>
        <Rows {...props} />
      </InFocus>
    </Modal>
  )
}

/** Takes the focus when it is there, which in a dialog is after the dialog itself. */
function InFocus({ children }: { children: React.ReactNode }) {
  return <div ref={useFocusAtOnce(true)}>{children}</div>
}

const ROWS: Record<Handle, (props: Props) => React.ReactNode> = {
  assignee: AssigneeRows,
  status: StatusRows,
  priority: PriorityRows,
  team: TeamRows,
  tags: TagRows,
  snooze: SnoozeRows,
}

/** What they all have already. */
const common = (tickets: Ticket[], read: (ticket: Ticket) => string | null): string[] => {
  const values = new Set(tickets.map(read))
  const [value] = values
  return values.size === 1 && value ? [value] : []
}

function AssigneeRows({ tickets, onClose, onChange }: Props) {
  const { t } = useTranslation(['lists', 'app'])
  const { choices, assigneeOf } = usePeopleChoices()
  const pick = (value: string) => {
    const { assignee_id, assignee_name } = assigneeOf(value)
    const said = assignee_name ? t('app:done.assignee', { name: assignee_name }) : t('app:done.unassigned')
    onChange({ assignee_id }, said)
  }
  const selected = common(tickets, ({ assignee_id }) => assignee_id ?? NOBODY)
  return <PickRows label={t('hand.assign')} choices={choices} selected={selected} onPick={pick} onClose={onClose} />
}

function StatusRows({ tickets, onClose, onChange }: Props) {
  const { t } = useTranslation(['lists', 'app'])
  // Closing many at once has no dialog of its own: they are resolved first.
  const statuses = STATUSES.filter((status) => status !== 'closed' && status !== 'escalated')
  const choices = statuses.map((status) => ({
    value: status,
    label: t(`app:status.${status}`),
    hint: t(`app:status_hint.${status}`),
    icon: <StatusIcon status={status} />,
  }))
  const pick = (value: string) => {
    const status = statuses.find((known) => known === value)!
    if (status === 'resolved') openTicketDialog('resolve', tickets)
    else onChange({ status }, t('app:done.status', { status: t(`app:status.${status}`) }))
  }
  const selected = common(tickets, ({ status }) => status)
  return <PickRows label={t('hand.status')} choices={choices} selected={selected} onPick={pick} onClose={onClose} />
}

function PriorityRows({ tickets, onClose, onChange }: Props) {
  const { t } = useTranslation(['lists', 'app'])
  const choices = PRIORITIES.map((priority) => ({
    value: priority,
    label: t(`app:priority.${priority}`),
    icon: <PriorityIcon priority={priority} />,
  }))
  const pick = (value: string) => {
    const priority = PRIORITIES.find((known) => known === value)!
    onChange({ priority }, t('app:done.priority', { priority: t(`app:priority.${priority}`) }))
  }
  const selected = common(tickets, ({ priority }) => priority)
  return <PickRows label={t('hand.priority')} choices={choices} selected={selected} onPick={pick} onClose={onClose} />
}

function TeamRows({ tickets, onClose, onChange }: Props) {
  const { t } = useTranslation(['lists', 'app'])
  const choices = useTeams().map(({ name, tier }) => ({
    value: name,
    label: frameworkName(name),
    hint: frameworkName(tier),
  }))
  const pick = (team: string) => onChange({ team }, t('app:done.team', { team: frameworkName(team) }))
  const selected = common(tickets, ({ team }) => team)
  return <PickRows label={t('hand.team')} choices={choices} selected={selected} onPick={pick} onClose={onClose} />
}

/** A tag all of them have is taken off; any other is put on those that lack it. */
function TagRows({ tickets, onClose, onChange }: Props) {
  const { t } = useTranslation('lists')
  const client = useQueryClient()
  const counts = useMemo(() => tagsAmong(tickets), [tickets])
  const known = useMemo(() => [...new Set([...counts.keys(), ...tagsOnScreen(client)])], [client, counts])
  const choices = known.map((tag): Choice => {
    const count = counts.get(tag) ?? 0
    const some = count > 0 && count < tickets.length
    return { value: tag, label: tag, hint: some ? t('hand.on_some', { count }) : undefined }
  })
  const onAll = known.filter((tag) => counts.get(tag) === tickets.length)
  const pick = (typed: string) => {
    const tag = typed.toLowerCase()
    if (onAll.includes(tag)) onChange({ remove_tags: [tag] }, t('said.untagged', { tag }))
    else onChange({ add_tags: [tag] }, t('said.tagged', { tag }))
  }
  return (
    <PickRows
      label={t('hand.tags')}
      choices={choices}
      selected={onAll}
      onPick={pick}
      onClose={onClose}
      create={(tag) => t('hand.new_tag', { tag })}
    />
  )
}

const AWAKE = 'awake'

function SnoozeRows({ tickets, onClose, onChange }: Props) {
  const { t, i18n } = useTranslation(['lists', 'app'])
  const [at, setAt] = useState('')
  const options = useMemo(() => snoozeChoices(Date.now()), [])
  const snooze = (until: Date | null) => {
    onClose()
    const said = until ? t('app:done.snooze', { time: exact(until.toISOString(), i18n.language) }) : t('app:done.wake')
    onChange({ snoozed_until: until?.toISOString() ?? null }, said)
  }
  const asleep = tickets.some(({ snoozed_until }) => snoozed_until !== null)
  const choices = [
    ...(asleep ? [{ value: AWAKE, label: t('app:ticket.snooze_end') }] : []),
    ...options.map(({ id, until }) => ({
      value: id,
      label: t(`app:ticket.snooze_${id}`),
      hint: exact(until.toISOString(), i18n.language),
    })),
  ]
  const chosen = at ? new Date(at) : null
  const footer = (
    <form
      className={classes.moment}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen && chosen.getTime() > Date.now()) snooze(chosen)
      }}
    >
      <TextInput
        type="datetime-local"
        size="xs"
        label={t('app:ticket.snooze_pick')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={!chosen || chosen.getTime() <= Date.now()}>
        {t('app:ticket.snooze')}
      </Button>
    </form>
  )
  return (
    <PickRows
      label={t('hand.snooze')}
      choices={choices}
      selected={[]}
      onPick={(value) => snooze(options.find(({ id }) => id === value)?.until ?? null)}
      onClose={onClose}
      footer={footer}
    />
  )
}
