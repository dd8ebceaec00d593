import type { Domain } from '../../platform/domain.ts'
import { followBatch, startClocks, startMissingClocks } from './follow-framework.ts'
import { nextMark } from './next-mark.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'

export const sla: Domain = {
  name: 'sla',
  tables: ['clocks'],
  routes,
  reactions,
  jobs: [followBatch, startClocks],
  due: [nextMark],
  prepare: startMissingClocks,
  tidy: startMissingClocks,
}
