import {
  IconChevronRight,
  IconCircleCheck,
  IconClockExclamation,
  IconClockPause,
  IconInbox,
  IconMailOff,
  IconUser,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import { countsQuery } from '../../lib/queries/tickets.ts'
import { CHANNELS, type TicketSearch, VIEWS } from '../../lib/ticket-search.ts'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
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
}

/** The lists one can look at. A count that is not known is not written as zero. */
export function ViewsPanel({ onChoose }: { onChoose?: () => void }) {
  const { t } = useTranslation()
  const search: TicketSearch = useSearch({ strict: false })
  const counts = useQuery(countsQuery).data
  const teams = useTeams()
  const plain = !search.channel && !search.team && !search.tag && !search.q
  const view = search.view ?? 'inbox'
  return (
    <nav className={classes.panel} aria-label={t('nav.views')}>
      {!onChoose && <p className={classes.name}>{t('app.name')}</p>}
      <ul className={classes.rows}>
        {VIEWS.map((name) => (
          <Row
            key={name}
            search={name === 'inbox' ? {} : { view: name }}
            active={plain && view === name}
            icon={viewIcons[name]}
            label={t(`view.${name}`)}
            count={counts ? countText(counts[name], counts.capped_at) : t('common.unknown')}
            onChoose={onChoose}
          />
        ))}
      </ul>
      <Section label={t('nav.channels')}>
        {CHANNELS.map((channel) => (
          <Row
            key={channel}
            search={{ channel }}
            active={search.channel === channel}
            icon={<ChannelIcon channel={channel} />}
            label={t(`channel.${channel}`)}
            onChoose={onChoose}
          />
        ))}
      </Section>
      {teams.length > 0 && (
        <Section label={t('nav.teams')}>
          {teams.map(({ name }) => (
            <Row
              key={name}
              search={{ team: name }}
              active={search.team === name}
              icon={<IconUsers {...icon} />}
              label={frameworkName(name)}
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
}

function Row({ search, active, icon, label, count, onChoose }: RowProps) {
  return (
    <li>
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
    </li>
  )
}
