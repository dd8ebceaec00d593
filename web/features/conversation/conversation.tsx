import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { inOrder, useSending } from '../../lib/message-cache.ts'
import { messagesQuery, ticketQuery, timelineQuery } from '../../lib/queries/tickets.ts'
import { follow } from '../../lib/realtime.ts'
import { seenPosition } from '../../lib/seen.ts'
import { timelineRows } from '../../lib/timeline.ts'
import { ErrorState, OfflineState } from '../../ui/states.tsx'
import { Banners } from './banners.tsx'
import classes from './conversation.module.css'
import { ConversationHeader } from './conversation-header.tsx'
import { ConversationSkeleton, TicketToCome } from './conversation-skeleton.tsx'
import { WritingPill } from './onlookers.tsx'
import { Timeline } from './timeline.tsx'
import { useMarkSeen } from './use-mark-seen.ts'
import { useReadingPlace } from './use-reading-place.ts'

interface Props {
  ticketId: string
  detailsShown: boolean
  onToggleDetails: () => void
  /** What the customer said about the outcome. */
  outcome: (ticket: Ticket) => ReactNode
  why: (ticket: Ticket) => ReactNode
  composer: (ticket: Ticket, lastMessageId: string | null) => ReactNode
}

/** A ticket as a story: what was said, what was done, and the place to answer. */
export function Conversation({ ticketId, detailsShown, onToggleDetails, outcome, why, composer }: Props) {
  const { t } = useTranslation()
  const ticket = useQuery(ticketQuery(ticketId))
  const query = useInfiniteQuery(messagesQuery(ticketId))
  const story = useQuery(timelineQuery(ticketId))
  const events = story.data?.items
  const sending = useSending(ticketId)
  const [seen_position] = useState(() => seenPosition(ticketId))
  const messages = useMemo(() => (query.data ? inOrder(query.data.pages) : []), [query.data])
  const rows = useMemo(
    () =>
      timelineRows({
        messages: [...messages, ...sending],
        events: events ?? [],
        has_older: query.hasNextPage,
        seen_position,
      }),
    [messages, sending, events, query.hasNextPage, seen_position],
  )
  // Said and done come together: drawn one after the other, the second would push the first about.
  const isWaiting = query.isPending || (story.isLoading && !query.isError)
  const last = messages.at(-1)
  const place = useReadingPlace({
    loaded: query.isSuccess && events !== undefined,
    pages: query.data?.pages.length ?? 0,
    last,
  })
  useEffect(() => follow(ticketId), [ticketId])
  useMarkSeen(ticket.data, last)

  if (ticket.isError && !ticket.data) return <ErrorState error={ticket.error} retry={() => void ticket.refetch()} />
  if (!ticket.data) return ticket.fetchStatus === 'paused' ? <OfflineState /> : <TicketToCome />
  return (
    <section className={classes.conversation} aria-label={t('conversation.label')}>
      <ConversationHeader
        ticket={ticket.data}
        detailsShown={detailsShown}
        onToggleDetails={onToggleDetails}
        why={why}
      />
      <Banners ticket={ticket.data} />
      {outcome(ticket.data)}
      <div className={classes.middle}>
        <div
          ref={place.scroller}
          className={classes.scroller}
          onScroll={place.onScroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          role="log"
          aria-label={t('conversation.messages')}
        >
          <div ref={place.content} className={classes.content}>
            {query.hasNextPage && (
              <div className={classes.earlier}>
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => {
                    place.keep()
                    void query.fetchNextPage()
                  }}
                >
                  {t('conversation.earlier')}
                </Button>
              </div>
            )}
            {isWaiting && <ConversationSkeleton onlyMessages />}
            {query.isError && messages.length === 0 && (
              <ErrorState error={query.error} retry={() => void query.refetch()} />
            )}
            {!isWaiting && <Timeline rows={rows} ticket={ticket.data} />}
          </div>
        </div>
        {place.below > 0 && (
          <Button
            className={classes.below}
            size="compact-sm"
            radius="xl"
            leftSection={<IconArrowDown size={14} stroke={1.5} aria-hidden />}
            onClick={place.toBottom}
          >
            {t('conversation.newer', { count: place.below })}
          </Button>
        )}
        <WritingPill ticketId={ticketId} />
      </div>
      {composer(ticket.data, last?.id ?? null)}
    </section>
  )
}
