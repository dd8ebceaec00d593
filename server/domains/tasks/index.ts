import type { Domain } from '../../platform/domain.ts'
import { answer } from '../../platform/questions.ts'
import { TaskHeadlines } from '../notifications/questions.ts'
import { audience } from './audience.ts'
import { taskHeadlines } from './queries.ts'
import { reminder } from './reminders.ts'
import { routes } from './routes.ts'

export const tasks: Domain = {
  name: 'tasks',
  tables: ['tasks'],
  routes,
  due: [reminder],
  answers: [answer(TaskHeadlines, (ctx, { ids }) => taskHeadlines(ctx, ids))],
  audience,
}
