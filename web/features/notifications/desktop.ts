import i18next from 'i18next'
import type { Notification as Told } from '../../../server/domains/notifications/contract.ts'
import { get } from '../../lib/api.ts'
import type { Page } from '../../lib/queries/tickets.ts'

/**
 * Shows a new notification outside the page. It names the kind and the ticket's number only: a locked screen is read by
 * others. Several open pages show it once, since they give it the same tag.
 */
export async function tellOutside(id: string, open: (path: string) => void) {
  if (Notification.permission !== 'granted') return
  const { items } = await get<Page<Told>>('/notifications', { query: { limit: 10 } })
  const told = items.find((one) => one.id === id)
  if (!told || told.read_at) return
  await i18next.loadNamespaces('notifications')
  const shown = new Notification(i18next.t(`notifications:kind.${told.kind}`), {
    body: told.case_id ?? '',
    tag: told.id,
    icon: '/icon.svg',
  })
  shown.onclick = () => {
    window.focus()
    open(told.ticket_id ? `/tickets/${told.ticket_id}` : '/tasks')
    shown.close()
  }
}
