import type { Domain } from '../../platform/domain.ts'
import { answer } from '../../platform/questions.ts'
import { TicketMayResolve } from '../tickets/questions.ts'
import { requestMissed } from './missed.ts'
import { refuseIncomplete } from './missing.ts'
import { due, jobs, reactions } from './reactions.ts'
import { routes } from './routes.ts'

export const interactionReports: Domain = {
  name: 'interaction-reports',
  tables: ['reports', 'report_versions'],
  routes,
  reactions,
  jobs,
  due,
  tidy: requestMissed,
  answers: [answer(TicketMayResolve, refuseIncomplete)],
}
