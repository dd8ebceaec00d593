import { useIsFetching } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { TicketList } from '../../features/inbox/ticket-list.tsx'
import { ViewsPanel } from '../../features/views/views-panel.tsx'
import { usePreferences } from '../../lib/preferences.ts'
import { loadTicketPage } from './load-ticket-page.ts'
import classes from './pages.module.css'

const PRELOAD_AFTER_MS = 300

/** Views, list and conversation side by side; on a phone one of them at a time. */
export function TicketsPage() {
  const { ticketId } = useParams({ strict: false })
  const { views_open } = usePreferences()
  return (
    <div className={classes.tickets} data-views={views_open || undefined} data-open={ticketId ? true : undefined}>
      <div className={classes.views}>
        <ViewsPanel />
      </div>
      <div className={classes.list}>
        <TicketList openId={ticketId ?? null} />
      </div>
      <div className={classes.conversation}>
        <Outlet />
      </div>
      <ConversationAhead />
    </div>
  )
}

/** Fetches the conversation's script, but not while the list is still on its way: that comes first. */
function ConversationAhead() {
  const isBusy = useIsFetching({ queryKey: ['tickets'] }) > 0
  useEffect(() => {
    if (isBusy) return
    const timer = setTimeout(() => void loadTicketPage(), PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isBusy])
  return null
}
