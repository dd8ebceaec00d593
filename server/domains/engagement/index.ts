import type { Domain } from '../../platform/domain.ts'
import { inactivity } from './inactivity.ts'
import { routes } from './routes.ts'
import { forgetOld } from './signals.ts'

export const engagement: Domain = {
  name: 'engagement',
  tables: ['app_signals', 'engagement_offers'],
  routes,
  due: [inactivity],
  tidy: forgetOld,
}
