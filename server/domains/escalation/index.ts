import type { Domain } from '../../platform/domain.ts'
import { callNext } from './calls/unanswered.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'

export const escalation: Domain = {
  name: 'escalation',
  tables: [
    ...['escalations', 'escalation_suggestions', 'escalation_calls', 'escalation_called'],
    ...['tier_returns', 'tier_bounces', 'grants'],
  ],
  routes,
  reactions,
  due: [callNext],
}
