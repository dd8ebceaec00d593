import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketsQuery } from '../../lib/queries/tickets.ts'
import { filtersOf, type TicketSearch } from '../../lib/ticket-search.ts'
import { ErrorState } from '../../ui/states.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListHeader } from './list-header.tsx'
import { ListSkeleton } from './list-skeleton.tsx'
import classes from './ticket-list.module.css'
import { TicketRow } from './ticket-row.tsx'
import { useListCommands } from './use-list-commands.ts'
import { useSteadyRows } from './use-steady-rows.ts'

/** One list of tickets: steady under the reader, endless downwards. */
export function TicketList({ openId }: { openId: string | null }) {
  const { t } = useTranslation()
  const search: TicketSearch = useSearch({ strict: false })
  const filters = filtersOf(search)
  const listKey = JSON.stringify(filters)
  const query = useInfiniteQuery(ticketsQuery(filters))
  const fresh = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const { rows, waiting, scroller, showWaiting, release } = useSteadyRows(fresh, listKey)
  const selection = useSelection(listKey)
  useListCommands({ scroller, openId, select: selection.toggle })
  const chosen = rows.filter((row) => selection.ids.has(row.id))

  return (
    <section className={classes.list} aria-label={t('list.title')}>
      <ListHeader filters={filters} />
      {chosen.length > 0 && <BulkBar tickets={chosen} onClear={selection.clear} />}
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
        {query.isPending && <ListSkeleton />}
        {query.isError && rows.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
        {query.isSuccess && rows.length === 0 && <EmptyList filters={filters} />}
        {/* Safari drops the list role of a list without bullets unless it is written out. */}
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <ul role="list" aria-label={t('list.title')} className={classes.rows}>
          {rows.map((ticket) => (
            <TicketRow
              key={ticket.id}
              ticket={ticket}
              open={ticket.id === openId}
              selected={selection.ids.has(ticket.id)}
              selecting={selection.ids.size > 0}
              inQueue={filters.sort === 'queue'}
              onSelect={selection.toggle}
            />
          ))}
        </ul>
        {query.hasNextPage && (
          <div className={classes.more}>
            <Button
              variant="subtle"
              color="gray"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('common.load_more')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}

/** Which rows are ticked. Another list forgets them: what one cannot see, one should not change. */
function useSelection(listKey: string) {
  const [state, setState] = useState({ key: listKey, ids: new Set<string>() })
  const ids = state.key === listKey ? state.ids : new Set<string>()
  const toggle = (id: string) => {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    setState({ key: listKey, ids: next })
  }
  return { ids, toggle, clear: () => setState({ key: listKey, ids: new Set() }) }
}
