import { ActionIcon, Checkbox, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClockPause, IconLock, IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { useMay, useMe } from '../../lib/me.ts'
import type { ListedTicket } from '../../lib/queries/tickets.ts'
import { shortDate } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { usePresenceOf } from '../../lib/use-presence.ts'
import { useTicketChange } from '../../lib/use-ticket-change.ts'
import { humanize } from '../../lib/words.ts'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { ChannelIcon, EmotionIcon, PriorityIcon, StatusIcon } from '../../ui/ticket-icons.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './ticket-row.module.css'

interface Props {
  ticket: ListedTicket
  /** How far down it stands, in pixels. */
  start: number
  /** Its number in the list, and how many there are; -1 while that is not known. */
  position: number
  count: number
  open: boolean
  selected: boolean
  selecting: boolean
  /** In the order of the queue each row says whom it puts first. */
  inQueue: boolean
  /** With a range: everything from the row ticked last. */
  onSelect: (id: string, range: boolean) => void
}

export const TicketRow = memo(function TicketRow({ ticket, start, position, count, onSelect, ...look }: Props) {
  const { t } = useTranslation()
  const { open, selected, selecting, inQueue } = look
  const unread = ticket.unread && !isDone(ticket)
  const selectRange = (event: MouseEvent) => {
    if (!event.shiftKey) return
    event.preventDefault()
    // What lies between the two clicks would be marked as text.
    window.getSelection()?.removeAllRanges()
    onSelect(ticket.id, true)
  }
  return (
    <li
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      aria-posinset={position}
      aria-setsize={count}
      data-row={ticket.id}
      data-open={open || undefined}
      data-selected={selected || undefined}
    >
      <Link
        to="/tickets/$ticketId"
        params={{ ticketId: ticket.id }}
        search={(search) => search}
        data-ticket={ticket.id}
        className={classes.link}
        data-unread={unread || undefined}
        aria-current={open ? 'page' : undefined}
        onClickCapture={selectRange}
      >
        <span className={classes.top}>
          <span className={classes.who}>
            <Who ticket={ticket} />
          </span>
          <TimeAgo at={ticket.last_message_at} className={classes.time} />
        </span>
        <span className={classes.subject}>
          {unread && <span className="visually-hidden">{t('list.unread')}: </span>}
          {ticket.found_in === 'subject' ? <Marked pieces={ticket.excerpt} /> : ticket.subject}
        </span>
        <Snippet ticket={ticket} />
        <Chips ticket={ticket} inQueue={inQueue} />
      </Link>
      <span className={classes.check} data-shown={selecting || undefined}>
        <Checkbox
          size="xs"
          radius="xs"
          aria-label={t('list.select', { subject: ticket.subject })}
          checked={selected}
          onChange={(event) => onSelect(ticket.id, (event.nativeEvent as PointerEvent).shiftKey === true)}
        />
      </span>
      <QuickActions ticket={ticket} />
    </li>
  )
})

/** What is over is no news, even to somebody who never opened it: a list of answered cases stays quiet. */
const isDone = ({ status }: Ticket) => status === 'resolved' || status === 'closed'

/** Found by the name, the place is marked in the name. */
function Who({ ticket }: { ticket: ListedTicket }) {
  if (ticket.found_in === 'customer') return <Marked pieces={ticket.excerpt} />
  return (
    <>
      {ticket.customer_name}
      {ticket.company_name && <span className={classes.company}> · {ticket.company_name}</span>}
    </>
  )
}

/** The last message; of a ticket that was searched for, the place that was found unless the row shows it already. */
function Snippet({ ticket: { snippet, excerpt, found_in } }: { ticket: ListedTicket }) {
  const isShown = found_in === 'subject' || found_in === 'customer'
  return (
    <span className={classes.snippet}>
      {excerpt?.length && !isShown ? <Marked pieces={excerpt} /> : snippet || '\u00a0'}
    </span>
  )
}

function Marked({ pieces = [] }: { pieces: ListedTicket['excerpt'] }) {
  return pieces.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
    hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )
}

function Chips({ ticket, inQueue }: Pick<Props, 'ticket' | 'inQueue'>) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const queueClass = inQueue ? ticket.queue_class : null
  const urgent = ticket.priority === 'high' || ticket.priority === 'critical'
  return (
    <span className={classes.chips}>
      <ChannelIcon channel={ticket.channel} size={15} label={t(`channel.${ticket.channel}`)} />
      <span className={classes.chip}>
        <StatusIcon status={ticket.status} size={14} />
        {t(`status.${ticket.status}`)}
      </span>
      {urgent && (
        <span className={classes.chip} data-strong>
          <PriorityIcon priority={ticket.priority} size={13} />
          {t(`priority.${ticket.priority}`)}
        </span>
      )}
      {ticket.emotion === 'frustrated' && (
        <EmotionIcon emotion="frustrated" size={15} label={t('emotion.frustrated')} />
      )}
      {ticket.snoozed_until && (
        <span className={classes.chip}>
          <IconClockPause size={14} stroke={1.5} aria-label={t('view.snoozed')} />
          {shortDate(ticket.snoozed_until, now, i18n.language)}
        </span>
      )}
      {ticket.restricted && <IconLock size={14} stroke={1.5} aria-label={t('list.restricted')} />}
      {ticket.spam && (
        <span className={classes.chip}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          {t('list.spam')}
        </span>
      )}
      {(queueClass || ticket.tags.length > 0) && (
        <span className={classes.tags}>
          {queueClass && <QueueClass name={queueClass} />}
          {ticket.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
        </span>
      )}
      <span className={classes.end}>
        <Assignee ticket={ticket} />
        <DeadlineChip {...ticket} />
      </span>
    </span>
  )
}

function Assignee({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const presence = usePresenceOf(ticket.assignee_id)
  if (!ticket.assignee_name) return null
  const words = t('list.assigned_to', { name: ticket.assignee_name })
  return (
    <span className={classes.assignee} title={words}>
      <PersonAvatar name={ticket.assignee_name} kind="agent" size={20} presence={presence?.state} />
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

function QueueClass({ name }: { name: string }) {
  const { t, i18n } = useTranslation()
  const key = `queue.class.${name}`
  const words = i18n.exists(key) ? i18n.t(key as 'queue.class.enterprise_customers') : humanize(name)
  return (
    <span className={classes.class} title={t('queue.class_hint', { name: words })}>
      {words}
    </span>
  )
}

function QuickActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const may = useMay()
  const { user } = useMe()
  const change = useTicketChange()
  const done = isDone(ticket)
  const mine = ticket.assignee_id === user.id
  return (
    <span className={classes.quick}>
      {may('ticket.assign') && !mine && (
        <Tooltip label={t('list.quick_mine')}>
          <ActionIcon
            size={28}
            aria-label={t('list.quick_mine')}
            onClick={() => void change(ticket, { noun: 'assignee', assignee_id: user.id, assignee_name: user.name })}
          >
            <IconUserPlus size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
      {may('ticket.change') && !done && (
        <Tooltip label={t('list.quick_resolve')}>
          <ActionIcon
            size={28}
            aria-label={t('list.quick_resolve')}
            onClick={() => void change(ticket, { noun: 'status', status: 'resolved' })}
          >
            <IconCircleCheck size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  )
}
