import { Button } from '@mantine/core'
import {
  IconCircleCheck,
  IconClockExclamation,
  IconClockPause,
  IconFilter,
  IconInbox,
  IconMailOff,
  IconSearch,
  IconStack2,
  IconUser,
  IconUserQuestion,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import type { TicketFilters } from '../../lib/queries/tickets.ts'
import { activeFilters, withoutFilters } from '../../lib/ticket-search.ts'
import { EmptyState } from '../../ui/states.tsx'

const icon = { size: 22, stroke: 1.5, 'aria-hidden': true } as const
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

/** Says what will appear in this list and how to get the first one. */
export function EmptyList({ filters }: { filters: TicketFilters }) {
  const { t } = useTranslation()
  const may = useMay()
  if (filters.q) {
    return <EmptyState icon={<IconSearch {...icon} />} title={t('empty.search')} hint={t('empty.search_hint')} />
  }
  if (activeFilters(filters).length > 0) return <NothingLeft />
  const keys = { mine: 'A', snoozed: 'S' } as Record<string, string>
  return (
    <EmptyState
      icon={viewIcons[filters.view]}
      title={t(`empty.${filters.view}`)}
      hint={
        <>
          {t(`empty.${filters.view}_hint`, { key: keys[filters.view] })}
          {filters.view === 'inbox' && may('channel.manage') && <> {t('empty.inbox_first')}</>}
        </>
      }
      action={
        filters.view === 'inbox' &&
        may('channel.manage') && (
          <Button component={Link} to="/settings/accounts" variant="default">
            {t('empty.connect')}
          </Button>
        )
      }
    />
  )
}

/** The filters leave nothing: the way out is to take them away. */
function NothingLeft() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<IconFilter {...icon} />}
      title={t('empty.filter')}
      hint={t('empty.filter_hint')}
      action={
        <Button variant="default" onClick={() => void navigate({ to: '.', search: withoutFilters })}>
          {t('empty.clear_filters')}
        </Button>
      }
    />
  )
}
