import { z } from 'zod'
import { PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { putFramework } from './commands.ts'
import { FrameworkInForce, FrameworkPlan, FrameworkText, FrameworkVersion, Team } from './contract.ts'
import { frameworkInForce, frameworkOf, listVersions, planFramework } from './queries.ts'
import { operatorSchema } from './schema.ts'
import { teamsOf } from './teams.ts'

const Anything = z.record(z.string(), z.unknown())

export const routes = [
  route.get(
    '/framework',
    {
      summary:
        'The framework in force: its text as it was put (YAML), or with `Accept: application/json` its version too',
      may: 'framework.read',
      reply: 'file',
    },
    async (ctx, { http }) => {
      const inForce = await frameworkInForce(ctx)
      const asJson = http.request.headers.accept?.startsWith('application/json')
      http.set_header('content-type', asJson ? 'application/json; charset=utf-8' : 'application/yaml; charset=utf-8')
      return asJson ? JSON.stringify(FrameworkInForce.parse(inForce)) : inForce.text
    },
  ),
  route.put(
    '/framework',
    {
      summary: 'Put another framework in force',
      may: 'framework.manage',
      accepts: 'yaml',
      body: FrameworkText,
      reply: FrameworkInForce,
    },
    (ctx, { body }) => putFramework(ctx, body),
  ),
  route.get(
    '/framework/resolved',
    { summary: 'Laid over the defaults, durations in seconds', may: 'framework.read', reply: Anything },
    frameworkOf,
  ),
  route.get(
    '/framework/schema',
    { summary: 'JSON Schema, for editors', may: 'framework.read', reply: Anything },
    async () => operatorSchema(),
  ),
  route.get(
    '/framework/versions',
    { summary: 'Versions, newest first', may: 'framework.read', query: PageQuery, reply: pageOf(FrameworkVersion) },
    (ctx, { query }) => listVersions(ctx, query),
  ),
  route.get(
    '/framework/teams',
    { summary: 'Teams and their tiers', may: 'framework.read', reply: wholeList(Team) },
    async (ctx) => ({
      items: teamsOf(await frameworkOf(ctx)),
      next_cursor: null,
    }),
  ),
  route.post(
    '/framework/plan',
    { summary: 'What a text would change', may: 'framework.read', body: FrameworkText, reply: FrameworkPlan },
    (ctx, { body }) => planFramework(ctx, body.text),
  ),
]
