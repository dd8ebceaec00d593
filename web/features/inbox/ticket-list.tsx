import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type ComponentProps, type KeyboardEvent, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeysToCome } from '../../lib/commands.ts'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'
import { ticketsQuery } from '../../lib/queries/tickets.ts'
import { activeFilters, filtersOf, type TicketSearch } from '../../lib/ticket-search.ts'
import { ErrorState } from '../../ui/states.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListHeader } from './list-header.tsx'
import { ListSkeleton } from './list-skeleton.tsx'
import classes from './ticket-list.module.css'
import { TicketRows } from './ticket-rows.tsx'
import { useListCommands } from './use-list-commands.ts'
import { MOST_SELECTED, useSelection } from './use-selection.ts'
import { useSteadyRows } from './use-steady-rows.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

/** Not needed before the list can be used. */
const Hand = latePart(() => withWords(['lists', 'case'], import('./hand.tsx')).then((m) => ({ default: m.Hand })))
const FilterBar = latePart(() =>
  withWords(['lists', 'case'], import('./filter-bar.tsx')).then((m) => ({ default: m.FilterBar })),
)
const SearchNotes = latePart(() =>
  withWords('lists', import('./search-notes.tsx')).then((m) => ({ default: m.SearchNotes })),
)
const HAND_AFTER_MS = 300
const HAND_KEYS = { assignee: 'a', snooze: 's', tags: 't', priority: 'p', resolve: 'e', merge: 'm', spam: '!' }

/** One list of tickets: steady under the reader, endless downwards. */
export function TicketList({ openId }: { openId: string | null }) {
  const { t } = useTranslation()
  const search: TicketSearch = useSearch({ strict: false })
  const filters = filtersOf(search)
  const { kept: _kept, ...narrowed } = filters
  const listKey = JSON.stringify(narrowed)
  const query = useInfiniteQuery(ticketsQuery(filters))
  const fresh = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const { rows, waiting, scroller, showWaiting, release } = useSteadyRows(fresh, listKey)
  const rowIds = useMemo(() => rows.map(({ id }) => id), [rows])
  const selection = useSelection(listKey, rowIds)
  const list = useVirtualRows({ rows, listKey, scroller, openId })
  useListCommands({ rows, openId, list, selection })
  const [asked, setAsked] = useState(0)
  const handy = useAfter(HAND_AFTER_MS, !query.isLoading)

  const chosen = rows.filter((row) => selection.ids.has(row.id))
  const focused = list.focusedId && list.focusedId !== openId ? rows[list.indexOf(list.focusedId)] : undefined
  const found = filters.q ? query.data?.pages[0]?.search : undefined
  const showBar = !filters.q && (asked > 0 || activeFilters(search).length > 0 || search.kept !== undefined)

  const selectMore = async () => {
    let { hasNextPage, data } = query
    const loaded = () => data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
    while (hasNextPage && loaded().length < MOST_SELECTED) ({ hasNextPage, data } = await query.fetchNextPage())
    selection.keep(loaded().slice(0, MOST_SELECTED))
  }
  const clearOnEscape = (event: KeyboardEvent<HTMLElement>) => {
    const inside = event.currentTarget.contains(event.target as Node)
    if (event.key === 'Escape' && inside && !event.defaultPrevented) selection.clear()
  }

  return (
    <section className={classes.list} aria-label={t('list.title')} onKeyDown={clearOnEscape}>
      <ListHeader
        filters={filters}
        covered={chosen.length > 0}
        handy={handy}
        onFilter={() => setAsked((times) => times + 1)}
      />
      <Suspense fallback={<HandToCome />}>
        <HandPart
          wanted={handy || chosen.length > 0}
          chosen={chosen}
          focused={focused ?? null}
          selection={selection}
          loaded={rows.length}
          selectMore={query.hasNextPage ? selectMore : null}
        />
      </Suspense>
      {showBar && (
        <Suspense fallback={<div className={classes.barPlace} />}>
          <FilterBar search={search} asked={asked} onDone={() => setAsked(0)} rows={rows} />
        </Suspense>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing happens to it, it only notices who looks */}
      <div className={classes.scroller} ref={scroller} onPointerLeave={release} onBlur={release} tabIndex={-1}>
        {waiting > 0 && (
          <div className={classes.waiting} role="status">
            <Button
              size="compact-sm"
              radius="xl"
              leftSection={<IconArrowUp size={14} stroke={1.5} aria-hidden />}
              aria-label={t('list.show_new', { count: waiting })}
              onClick={showWaiting}
            >
              {t('list.new', { count: waiting })}
            </Button>
          </div>
        )}
        {found && (
          <Suspense fallback={null}>
            <SearchNotes found={found} />
          </Suspense>
        )}
        {query.isPending && <ListSkeleton />}
        {query.isError && rows.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
        {query.isSuccess && rows.length === 0 && <EmptyList filters={filters} />}
        <TicketRows
          rows={rows}
          list={list}
          query={query}
          openId={openId}
          selection={selection}
          inQueue={filters.sort === 'queue'}
        />
      </div>
    </section>
  )
}

const HandPart = ({ wanted, ...hand }: ComponentProps<typeof Hand> & { wanted: boolean }) =>
  wanted ? <Hand {...hand} /> : <HandToCome />

/** Until it is there, its keys wait for it. */
function HandToCome() {
  useKeysToCome(HAND_KEYS, true)
  return null
}

/** True once the list is there and has had time to be drawn. */
function useAfter(pause_ms: number, isThere: boolean) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!isThere) return
    const timer = setTimeout(() => setOver(true), pause_ms)
    return () => clearTimeout(timer)
  }, [pause_ms, isThere])
  return over
}
