import type { Domain } from '../../platform/domain.ts'
import { followStatusPage } from './follow-status.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'

export const triage: Domain = {
  name: 'triage',
  tables: ['triages', 'triage_corrections', 'message_emotions'],
  routes,
  reactions,
  jobs: [followStatusPage],
}
