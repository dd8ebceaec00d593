import type { Domain } from '../../platform/domain.ts'
import { answer } from '../../platform/questions.ts'
import { FileMayBeRead } from '../files/questions.ts'
import { TicketHeadlines } from '../notifications/questions.ts'
import { audience } from './audience.ts'
import { accessTicketFile } from './messages.ts'
import { ticketHeadlines } from './queries.ts'
import { routes } from './routes.ts'
import { snoozeOver } from './snooze.ts'

export const tickets: Domain = {
  name: 'tickets',
  tables: [
    'tickets',
    'messages',
    'message_files',
    'participants',
    'drafts',
    'seen_marks',
    'merges',
    'merged_tickets',
    'merged_messages',
  ],
  routes,
  due: [snoozeOver],
  answers: [
    answer(FileMayBeRead, accessTicketFile),
    answer(TicketHeadlines, (ctx, { ids }) => ticketHeadlines(ctx, ids)),
  ],
  audience,
}
