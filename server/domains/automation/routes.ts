import { pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { AutomationList, DryRun, DryRunReply, NameParams, Run, RunQuery, WebhookKey } from './contract.ts'
import { dryRun } from './dry-run.ts'
import { listAutomations, listRuns } from './queries.ts'
import { webhookKey } from './webhooks/signature.ts'

export const routes = [
  route.get(
    '/automations',
    { summary: 'What the desk does by itself, and how it does', may: 'framework.read', reply: AutomationList },
    (ctx) => listAutomations(ctx),
  ),
  route.get(
    '/automations/webhook-key',
    { summary: 'The key webhooks are signed with', may: 'framework.manage', reply: WebhookKey, secret: true },
    async () => ({ key: webhookKey() }),
  ),
  route.get(
    '/automations/:name/runs',
    {
      summary: 'Times an automation acted or was kept from it, newest first',
      may: 'framework.read',
      params: NameParams,
      query: RunQuery,
      reply: pageOf(Run),
    },
    (ctx, { params, query }) => listRuns(ctx, params.name, query),
  ),
  route.post(
    '/automations/dry-run',
    {
      summary: 'What automations would have done to tickets; changes nothing',
      may: 'framework.read',
      body: DryRun,
      reply: DryRunReply,
    },
    (ctx, { body }) => dryRun(ctx, body),
  ),
]
