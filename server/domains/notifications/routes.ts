import { z } from 'zod'
import { Done, IdParams, PageQuery, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { markAllRead, markRead } from './commands.ts'
import { Notification } from './contract.ts'
import { listNotifications } from './queries.ts'

const Notifications = pageOf(Notification).extend({
  unread: z.number().int().meta({ description: 'Unread ones, counted up to 100' }),
})

export const routes = [
  route.get(
    '/notifications',
    { summary: 'Own notifications, newest first', may: 'notification.read', query: PageQuery, reply: Notifications },
    (ctx, { query }) => listNotifications(ctx, query),
  ),
  route.put('/notifications/read', { summary: 'Mark all as read', may: 'notification.read', reply: Done }, markAllRead),
  route.put(
    '/notifications/:id/read',
    { summary: 'Mark one as read', may: 'notification.read', params: IdParams, reply: Done },
    (ctx, { params }) => markRead(ctx, params.id),
  ),
]
