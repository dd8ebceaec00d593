import type { Domain } from '../../platform/domain.ts'
import { consider, considerings, heldReplies } from './consider.ts'
import { followBatch, followFramework } from './follow-framework.ts'
import { routes } from './routes.ts'
import { forgetOldRuns } from './tidy.ts'
import { deliverWebhook, webhookAgain } from './webhooks/deliver.ts'
import { actWhenQuiet, quietLongEnough, waitings } from './when-quiet.ts'

export const automation: Domain = {
  name: 'automation',
  tables: ['automation_runs', 'automation_waits', 'automation_webhooks'],
  routes,
  reactions: [...considerings, ...waitings, followFramework],
  jobs: [consider, actWhenQuiet, followBatch, deliverWebhook],
  due: [quietLongEnough, heldReplies, webhookAgain],
  tidy: async (ctx) => {
    await forgetOldRuns(ctx)
  },
}
