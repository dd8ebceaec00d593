import type { Domain } from '../../platform/domain.ts'
import { askWhenDue } from './ask.ts'
import { lapseWhenDue } from './confirmations.ts'
import { noteMissed, requestMissed } from './missed.ts'
import { pages } from './pages/pages.ts'
import { followMerge, followSpam, followStatus, followUnmerge } from './reactions.ts'
import { routes } from './routes.ts'

export const csat: Domain = {
  name: 'csat',
  tables: ['confirmations', 'surveys'],
  routes,
  pages,
  reactions: [followStatus, followMerge, followUnmerge, followSpam],
  jobs: [noteMissed],
  due: [askWhenDue, lapseWhenDue],
  tidy: requestMissed,
}
