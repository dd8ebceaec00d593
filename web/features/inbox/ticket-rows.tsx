import { Button, Skeleton } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { type FocusEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedTicket } from '../../lib/queries/tickets.ts'
import classes from './ticket-list.module.css'
import { TicketRow } from './ticket-row.tsx'
import type { useSelection } from './use-selection.ts'
import type { useVirtualRows } from './use-virtual-rows.ts'
import { ROW_PX } from './use-window.ts'

/** So many rows before the end the next page is fetched. */
const AHEAD = 15

interface Props {
  rows: ListedTicket[]
  list: ReturnType<typeof useVirtualRows>
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'fetchNextPage'>
  openId: string | null
  selection: ReturnType<typeof useSelection>
  inQueue: boolean
}

/** The rows near the screen, each at its place; the next page comes before one is at the end. */
export function TicketRows({ rows, list, query, openId, selection, inQueue }: Props) {
  const { t } = useTranslation()
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  const nearEnd = list.to >= rows.length - AHEAD
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  const noteFocus = (event: FocusEvent<HTMLElement>) =>
    list.noteFocus(event.target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null)
  const noteBlur = (event: FocusEvent<HTMLElement>) => {
    // Gone with its row, or to nowhere: it is not somewhere else.
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) list.noteFocus(null)
  }
  return (
    <>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without bullets unless it is written out
        role="list"
        aria-label={t('list.title')}
        className={classes.rows}
        ref={list.ul}
        style={{ height: rows.length * ROW_PX }}
        onFocus={noteFocus}
        onBlur={noteBlur}
      >
        {list.drawn.map((index) => {
          const ticket = rows[index]
          if (!ticket) return null
          return (
            <TicketRow
              key={ticket.id}
              ticket={ticket}
              start={index * ROW_PX}
              position={index + 1}
              count={hasNextPage ? -1 : rows.length}
              open={ticket.id === openId}
              selected={selection.ids.has(ticket.id)}
              selecting={selection.ids.size > 0}
              inQueue={inQueue}
              onSelect={selection.tick}
            />
          )
        })}
      </ul>
      {isFetchingNextPage && (
        <div className={classes.skeleton} role="status" aria-label={t('common.loading')}>
          <Skeleton height={11} mb={9} width="40%" radius="sm" />
          <Skeleton height={11} mb={9} width="70%" radius="sm" />
          <Skeleton height={11} width="86%" radius="sm" />
        </div>
      )}
      {isFetchNextPageError && !isFetchingNextPage && (
        <div className={classes.more}>
          <Button variant="subtle" color="gray" onClick={() => void fetchNextPage()}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </>
  )
}
