import { z } from 'zod'
import { PageQuery, pageOf } from '../../platform/contract.ts'
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
    { summary: 'The text of the framework in force, as it was put (YAML)', may: 'framework.read', reply: 'file' },
    async (ctx, { http }) => {
      http.set_header('content-type', 'application/yaml; charset=utf-8')
      return (await frameworkInForce(ctx)).text
    },
  ),
  route.get(
    '/framework/current',
    { summary: 'The framework in force with its version', may: 'framework.read', reply: FrameworkInForce },
    frameworkInForce,
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
    { summary: 'Teams and their tiers', may: 'framework.read', reply: z.object({ items: z.array(Team) }) },
    async (ctx) => ({
      items: teamsOf(await frameworkOf(ctx)),
    }),
  ),
  route.post(
    '/framework/plan',
    { summary: 'What a text would change', may: 'framework.read', body: FrameworkText, reply: FrameworkPlan },
    (ctx, { body }) => planFramework(ctx, body.text),
  ),
]
