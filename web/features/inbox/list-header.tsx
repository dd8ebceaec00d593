import { Menu, Title } from '@mantine/core'
import { IconArrowsSort, IconFilter, IconPlayerTrackNext, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../lib/commands.ts'
import { withWords } from '../../lib/i18n.ts'
import { useMay } from '../../lib/me.ts'
import { latePart } from '../../lib/patiently.ts'
import { countsQuery, listQuery, type TicketFilters } from '../../lib/queries/tickets.ts'
import { activeFilters, SORTS, usualSort } from '../../lib/ticket-search.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LivePill } from '../../ui/live-pill.tsx'
import classes from './ticket-list.module.css'
import { useListName } from './use-list-name.ts'
import { useTakeNext } from './use-take-next.ts'

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

/** Not needed before the list can be used. */
const ExportMenu = latePart(() =>
  withWords('outcome', import('../../ui/export-menu.tsx')).then((m) => ({ default: m.ExportMenu })),
)
const loadSearchField = () => withWords('lists', import('./search-field.tsx'))
const SearchField = latePart(() => loadSearchField().then((m) => ({ default: m.SearchField })))

const NEXT_KEYS = 'shift+n'

interface Props {
  filters: TicketFilters
  /** What can be done with ticked tickets lies over it. */
  covered: boolean
  /** The list is there: what can wait for it may come now. */
  handy: boolean
  onFilter: () => void
}

/** Which list this is, whether it is live, and how to search, narrow and sort it. */
export function ListHeader({ filters, covered, handy, onFilter }: Props) {
  const { t } = useTranslation()
  const [searching, setSearching] = useState(Boolean(filters.q))
  const { taking, takeNext } = useHeaderCommands({ onSearch: () => setSearching(true), onFilter })
  const may = useMay()
  const early = useRef('')
  useEffect(() => {
    if (handy) void loadSearchField()
  }, [handy])
  const inSearch = searching || Boolean(filters.q)
  return (
    <header className={classes.header} inert={covered}>
      {inSearch ? (
        <>
          <h1 className="visually-hidden">
            {filters.q ? t('list.results_for', { q: filters.q }) : t('list.search_open')}
          </h1>
          <Suspense fallback={<EarlyField early={early} />}>
            <SearchField filters={filters} early={early} onClose={() => setSearching(false)} />
          </Suspense>
        </>
      ) : (
        <>
          <ListTitle filters={filters} />
          <LivePill />
          <IconButton
            label={t('list.search_open')}
            keys="/"
            icon={<IconSearch {...icon} />}
            onClick={() => setSearching(true)}
          />
          <IconButton label={t('list.filter')} keys="f" icon={<IconFilter {...icon} />} onClick={onFilter} />
          <SortMenu filters={filters} />
          {may('ticket.export') && (
            <Suspense fallback={<span className={classes.exportPlace} />}>
              {handy ? (
                <ExportMenu compact of="/tickets" filters={listQuery(filters)} />
              ) : (
                <span className={classes.exportPlace} />
              )}
            </Suspense>
          )}
          {may('ticket.assign') && (
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

/** Takes what is typed until the field is there, so that no letter is lost or taken for a key. */
function EarlyField({ early }: { early: RefObject<string> }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <input
      ref={field}
      className={classes.early}
      aria-label={t('list.search_open')}
      onChange={(event) => {
        early.current = event.currentTarget.value
      }}
    />
  )
}

function ListTitle({ filters }: { filters: TicketFilters }) {
  const counts = useQuery(countsQuery).data
  const name = useListName(filters)
  const plain = activeFilters(filters).length === 0
  const count = plain && counts && filters.view !== 'all' ? counts[filters.view] : null
  return (
    <Title order={1} className={classes.title}>
      <span className={classes.name}>{name}</span>
      {count !== null && <span className={`${classes.total} tabular`}>{count >= 1000 ? '1000+' : count}</span>}
    </Title>
  )
}

/** Registered once; what they need changes with every render. */
function useHeaderCommands(actions: { onSearch: () => void; onFilter: () => void }) {
  const { t } = useTranslation()
  const mayTake = useMay()('ticket.assign')
  const { taking, takeNext } = useTakeNext()
  const now = useRef({ ...actions, takeNext })
  now.current = { ...actions, takeNext }
  const commands = useMemo(() => {
    const group = t('keys.group.list')
    const next = () => void now.current.takeNext()
    return [
      { id: 'search', group, label: t('keys.search'), keys: '/', run: () => now.current.onSearch() },
      { id: 'filter', group, label: t('keys.filter'), keys: 'f', run: () => now.current.onFilter() },
      ...(mayTake ? [{ id: 'next-in-queue', group, label: t('queue.next'), keys: NEXT_KEYS, run: next }] : []),
    ]
  }, [t, mayTake])
  useCommands(commands)
  return { taking, takeNext }
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
