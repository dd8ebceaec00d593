import {
  IconBookmark,
  IconChevronRight,
  IconCircleCheck,
  IconClockExclamation,
  IconClockPause,
  IconInbox,
  IconMailOff,
  IconPencil,
  IconStack2,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openViewDialog } from '../../lib/dialogs.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import { countsQuery } from '../../lib/queries/tickets.ts'
import { listCountsQuery, viewsQuery } from '../../lib/queries/views.ts'
import { activeFilters, CHANNELS, LIST_VIEWS, searchOfKept, type TicketSearch } from '../../lib/ticket-search.ts'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import { useKeptViews } from './use-kept-views.ts'
import classes from './views-panel.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
const viewIcons = {
  inbox: <IconInbox {...icon} />,
  mine: <IconUser {...icon} />,
  unassigned: <IconUserQuestion {...icon} />,
  at_risk: <IconClockExclamation {...icon} />,
  snoozed: <IconClockPause {...icon} />,
  resolved: <IconCircleCheck {...icon} />,
  spam: <IconMailOff {...icon} />,
  all: <IconStack2 {...icon} />,
}

/** The lists one can look at. A count that is not known is not written as zero. */
export function ViewsPanel({ onChoose }: { onChoose?: () => void }) {
  const { t } = useTranslation()
  const search: TicketSearch = useSearch({ strict: false })
  const counts = useQuery(countsQuery).data
  const others = useQuery(listCountsQuery).data
  const teams = useTeams()
  const kept = useKeptViews()
  // What stands below the kept views waits for them: nothing is pushed down while somebody aims at it.
  const isPlaced = !useQuery(viewsQuery).isLoading
  const narrowed = activeFilters(search)
  const plain = narrowed.length === 0 && !search.q && !search.kept
  const view = search.view ?? 'inbox'
  const isOnly = (filter: 'channel' | 'team', value: string) =>
    narrowed.length === 1 && search[filter] === value && !search.kept && !search.q
  const countOf = (count: number | undefined) =>
    count === undefined ? t('common.unknown') : countText(count, others?.capped_at ?? 0)
  return (
    <nav className={classes.panel} aria-label={t('nav.views')}>
      {!onChoose && <p className={classes.name}>{t('app.name')}</p>}
      <ul className={classes.rows}>
        {LIST_VIEWS.map((name) => (
          <Row
            key={name}
            search={name === 'inbox' ? {} : { view: name }}
            active={plain && view === name}
            icon={viewIcons[name]}
            label={t(`view.${name}`)}
            count={
              name === 'all' ? undefined : counts ? countText(counts[name], counts.capped_at) : t('common.unknown')
            }
            onChoose={onChoose}
          />
        ))}
      </ul>
      {kept.length > 0 && (
        <Section label={t('nav.kept_views')}>
          {kept.map((one) => (
            <Row
              key={one.id}
              search={searchOfKept(one.id, one.filters)}
              active={search.kept === one.id}
              icon={<IconBookmark {...icon} />}
              label={one.name}
              count={others && countOf(others.views[one.id])}
              onChoose={onChoose}
              onEdit={one.may_change ? () => openViewDialog({ view: one, filters: one.filters }) : undefined}
            />
          ))}
        </Section>
      )}
      {isPlaced && (
        <Section label={t('nav.channels')}>
          {CHANNELS.map((channel) => (
            <Row
              key={channel}
              search={{ channel }}
              active={isOnly('channel', channel)}
              icon={<ChannelIcon channel={channel} />}
              label={t(`channel.${channel}`)}
              count={others && countOf(others.channels[channel])}
              onChoose={onChoose}
            />
          ))}
        </Section>
      )}
      {isPlaced && teams.length > 0 && (
        <Section label={t('nav.teams')}>
          {teams.map(({ name }) => (
            <Row
              key={name}
              search={{ team: name }}
              active={isOnly('team', name)}
              icon={<IconUsers {...icon} />}
              label={frameworkName(name)}
              count={others && countOf(others.teams[name])}
              onChoose={onChoose}
            />
          ))}
        </Section>
      )}
    </nav>
  )
}

const countText = (count: number, cap: number) => (count >= cap ? `${cap}+` : String(count))

function Section({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(true)
  return (
    <section>
      <button type="button" className={classes.section} aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
        <IconChevronRight size={14} stroke={1.5} aria-hidden data-open={open || undefined} />
      </button>
      {open && <ul className={classes.rows}>{children}</ul>}
    </section>
  )
}

interface RowProps {
  search: TicketSearch
  active: boolean
  icon: ReactNode
  label: string
  count?: string
  onChoose?: () => void
  onEdit?: () => void
}

function Row({ search, active, icon, label, count, onChoose, onEdit }: RowProps) {
  const { t } = useTranslation()
  return (
    <li className={classes.item} data-editable={onEdit ? true : undefined}>
      <Link
        to="/tickets"
        search={search}
        className={classes.row}
        data-active={active || undefined}
        aria-current={active ? 'page' : undefined}
        onClick={onChoose}
      >
        {icon}
        <span className={classes.label}>{label}</span>
        {count !== undefined && <span className={`${classes.count} tabular`}>{count}</span>}
      </Link>
      {onEdit && (
        <button
          type="button"
          className={classes.edit}
          aria-label={t('nav.edit_view', { name: label })}
          title={t('nav.edit_view', { name: label })}
          onClick={onEdit}
        >
          <IconPencil size={14} stroke={1.5} aria-hidden />
        </button>
      )}
    </li>
  )
}
