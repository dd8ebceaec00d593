import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../server/domains/tickets/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useUsers } from '../../lib/me.ts'
import { PRIORITIES, STATUSES } from '../../lib/ticket-search.ts'
import { exact } from '../../lib/time.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { caseDescribers, toldTogether } from './case-describers.ts'
import classes from './conversation.module.css'
import { OtherTickets } from './other-tickets.tsx'

interface Props {
  ticketId: string
  actor: TimelineEntry['actor']
  entries: TimelineEntry[]
  at: string
}

/** What somebody did, on one thin line: "Mia took the ticket, set the priority to High · 10:42". */
export function EventLine({ ticketId, actor, entries, at }: Props) {
  const { t, i18n } = useTranslation(['app', 'case', 'tasks'])
  const users = useUsers()
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? t('common.someone')
  const words = { t, nameOf, language: i18n.language }
  const { told, summaries } = toldTogether(entries, words)
  const said = [...told.map((entry) => describers[entry.name]?.(entry, words)), ...summaries].filter(Boolean)
  if (said.length === 0) return null
  const separator = i18n.language === 'zh' ? '，' : ', '
  return (
    <p className={classes.event}>
      <span>
        <b>{actorName(actor, t)}</b> {said.join(separator)}
        {entries.map((entry) => (
          <OtherTickets key={entry.id} ticketId={ticketId} entry={entry} />
        ))}
      </span>
      <TimeAgo at={at} style="clock" />
    </p>
  )
}

function actorName({ type, name }: TimelineEntry['actor'], t: Words['t']): string {
  if (type === 'system') return t('event.system')
  return name ?? (type === 'customer' ? t('event.customer') : t('common.someone'))
}

interface Words {
  t: TFunction<['app', 'case', 'tasks']>
  nameOf: (id: string) => string
  language: string
}

type Describe = (entry: TimelineEntry, words: Words) => string | null

const text = ({ data }: TimelineEntry, key: string) => (typeof data[key] === 'string' ? data[key] : null)

const number = ({ data }: TimelineEntry, key: string) => (typeof data[key] === 'number' ? data[key] : 0)

/** Events hold ids and words only; anything unexpected is left out rather than shown raw. */
const describers: Record<string, Describe> = {
  ...caseDescribers,
  'ticket.opened': ({ actor }, { t }) => (actor.type === 'customer' ? null : t('event.opened')),
  'ticket.assigned': (entry, { t, nameOf }) => {
    const id = text(entry, 'assignee_id')
    if (!id) return t('event.unassigned')
    return id === entry.actor.id ? t('event.assigned_self') : t('event.assigned', { name: nameOf(id) })
  },
  'ticket.status_changed': (entry, { t }) => {
    const status = ['new' as const, ...STATUSES].find((known) => known === text(entry, 'status'))
    return status ? t('event.status', { value: t(`status.${status}`) }) : null
  },
  'ticket.priority_changed': (entry, { t }) => {
    const priority = PRIORITIES.find((known) => known === text(entry, 'priority'))
    return priority ? t('event.priority', { value: t(`priority.${priority}`) }) : null
  },
  'ticket.tagged': (_, { t }) => t('event.tagged'),
  'ticket.team_changed': (entry, { t }) => {
    const team = text(entry, 'team')
    return team ? t('event.team', { value: frameworkName(team) }) : null
  },
  'ticket.snoozed': (entry, { t, language }) => {
    const until = text(entry, 'until')
    return until ? t('event.snoozed', { value: exact(until, language) }) : t('event.woken')
  },
  'ticket.restricted': ({ data }, { t }) =>
    data.restricted === true ? t('event.restricted') : t('event.unrestricted'),
  'ticket.merged': (_, { t }) => t('event.merged'),
  'ticket.unmerged': (_, { t }) => t('event.unmerged'),
  'ticket.merged_here': (entry, { t }) => t('event.merged_here', { count: number(entry, 'tickets') }),
  'ticket.unmerged_here': (entry, { t }) => t('event.unmerged_here', { count: number(entry, 'tickets') }),
  'ticket.suggestion_decided': ({ data }, { t }) =>
    data.decision === 'accepted' ? t('event.suggestion_accepted') : t('event.suggestion_dismissed'),
  'ticket.split': (entry, { t }) => t('event.split', { count: number(entry, 'messages') }),
  'ticket.split_off': (entry, { t }) => t('event.split_off', { count: number(entry, 'messages') }),
  'ticket.spam_marked': ({ data }, { t }) => (data.spam === true ? t('event.spam') : t('event.not_spam')),
  'channel.sender_blocked': ({ data }, { t }) =>
    data.kind === 'domain' ? t('event.sender_blocked_domain') : t('event.sender_blocked_address'),
  'channel.sender_unblocked': (_, { t }) => t('event.sender_unblocked'),
  'ticket.reply_taken_back': (_, { t }) => t('event.reply_taken_back'),
  'ticket.first_response_reopened': (_, { t }) => t('event.first_response_reopened'),
  'channel.resend_requested': (_, { t }) => t('event.resend_requested'),
}
