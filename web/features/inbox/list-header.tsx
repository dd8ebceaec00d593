import { CloseButton, Menu, TextInput, Title } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconArrowsSort, IconPlayerTrackNext, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../lib/commands.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { withWords } from '../../lib/i18n.ts'
import { useMay } from '../../lib/me.ts'
import { countsQuery, listQuery, type TicketFilters } from '../../lib/queries/tickets.ts'
import { SORTS, usualSort } from '../../lib/ticket-search.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LivePill } from '../../ui/live-pill.tsx'
import classes from './ticket-list.module.css'
import { useTakeNext } from './use-take-next.ts'

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

/** Not needed before the list can be used. */
const ExportMenu = lazy(() =>
  withWords('outcome', import('../../ui/export-menu.tsx')).then((m) => ({ default: m.ExportMenu })),
)

const NEXT_KEYS = 'shift+n'

/** Which list this is, whether it is live, and how to search and sort it. */
export function ListHeader({ filters }: { filters: TicketFilters }) {
  const { t } = useTranslation()
  const [searching, setSearching] = useState(Boolean(filters.q))
  const may = useMay()
  const mayTake = may('ticket.assign')
  const mayExport = may('ticket.export')
  const { taking, takeNext } = useTakeNext()
  const latest = useRef(takeNext)
  latest.current = takeNext
  const commands = useMemo(() => {
    const group = t('keys.group.list')
    const next = () => void latest.current()
    return [
      { id: 'search', group, label: t('keys.search'), keys: '/', run: () => setSearching(true) },
      ...(mayTake ? [{ id: 'next-in-queue', group, label: t('queue.next'), keys: NEXT_KEYS, run: next }] : []),
    ]
  }, [t, mayTake])
  useCommands(commands)
  const counts = useQuery(countsQuery).data
  const listName = useListName(filters)
  const plain = !filters.q && !filters.channel && !filters.team && !filters.tag && !filters.status
  const count = plain && counts ? counts[filters.view] : null
  return (
    <header className={classes.header}>
      {searching ? (
        <>
          <h1 className="visually-hidden">
            {filters.q ? t('list.results_for', { q: filters.q }) : t('list.search_open')}
          </h1>
          <SearchField filters={filters} onClose={() => setSearching(false)} />
        </>
      ) : (
        <>
          <Title order={1} className={classes.title}>
            <span className={classes.name}>{listName}</span>
            {count !== null && <span className={`${classes.total} tabular`}>{count >= 1000 ? '1000+' : count}</span>}
          </Title>
          <LivePill />
          <IconButton
            label={t('list.search_open')}
            keys="/"
            icon={<IconSearch {...icon} />}
            onClick={() => setSearching(true)}
          />
          <SortMenu filters={filters} />
          {mayExport && (
            <Suspense fallback={<span className={classes.exportPlace} />}>
              <ExportMenu compact of="/tickets" filters={listQuery(filters)} />
            </Suspense>
          )}
          {mayTake && (
            <IconButton
              label={t('queue.next')}
              keys={NEXT_KEYS}
              loading={taking}
              icon={<IconPlayerTrackNext {...icon} />}
              onClick={() => void takeNext()}
            />
          )}
        </>
      )}
    </header>
  )
}

function useListName(filters: TicketFilters) {
  const { t } = useTranslation()
  if (filters.tag) return `#${filters.tag}`
  if (filters.team) return frameworkName(filters.team)
  if (filters.channel) return t(`channel.${filters.channel}`)
  if (filters.status) return t(`status.${filters.status}`)
  return t(`view.${filters.view}`)
}

function SearchField({ filters, onClose }: { filters: TicketFilters; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(filters.q ?? '')
  useEffect(() => field.current?.focus(), [])
  const searchFor = (q: string | undefined) =>
    void navigate({ to: '.', search: (search) => ({ ...search, q: q || undefined }), replace: true })
  const searchLater = useDebouncedCallback(searchFor, 250)
  const close = () => {
    searchLater.cancel()
    searchFor(undefined)
    onClose()
  }
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      rightSection={<CloseButton size="sm" aria-label={t('common.clear')} onClick={close} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        searchLater(event.currentTarget.value.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    />
  )
}

function SortMenu({ filters }: { filters: TicketFilters }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('list.sort')} icon={<IconArrowsSort {...icon} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={filters.sort}
          onChange={(sort) =>
            void navigate({
              to: '.',
              search: (search) => ({
                ...search,
                sort: SORTS.find((known) => known === sort && known !== usualSort(filters)),
              }),
            })
          }
        >
          {SORTS.map((sort) => (
            <Menu.RadioItem key={sort} value={sort}>
              {t(`list.sort_${sort}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
