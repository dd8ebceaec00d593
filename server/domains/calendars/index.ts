import type { Domain } from '../../platform/domain.ts'
import { followFramework, readAgain, readFeed, startReading } from './feeds.ts'
import { routes } from './routes.ts'

export const calendars: Domain = {
  name: 'calendars',
  tables: ['calendar_states', 'calendar_feeds'],
  routes,
  reactions: [followFramework],
  jobs: [readFeed],
  due: [readAgain],
  prepare: startReading,
}
