import { route } from '../../platform/http/route.ts'
import { CalendarsToday } from './contract.ts'
import { calendarsToday } from './queries.ts'

export const routes = [
  route.get(
    '/calendars',
    { summary: 'Calendars of the framework as they stand now', may: 'framework.read', reply: CalendarsToday },
    (ctx) => calendarsToday(ctx),
  ),
]
