import { z } from 'zod'
import { PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { type Exchange, route } from '../../platform/http/route.ts'
import { putFramework, rollBackFramework } from './commands.ts'
import {
  DiffQuery,
  EditedFramework,
  FrameworkDiff,
  FrameworkDrift,
  FrameworkEdits,
  FrameworkInForce,
  FrameworkLint,
  FrameworkPlan,
  FrameworkRollback,
  FrameworkText,
  FrameworkVersion,
  FrameworkVersionText,
  Team,
  VersionParams,
} from './contract.ts'
import { editedFramework } from './edit/edited.ts'
import { frameworkInForce, frameworkOf, lintFramework, listVersions, planFramework } from './queries.ts'
import { DEFAULTS_TEXT } from './read-text.ts'
import { operatorSchema } from './schema.ts'
import { teamsOf } from './teams.ts'
import { diffVersion, driftOfFile, versionText } from './versions.ts'

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
    async (ctx, { http }) => told(http, await frameworkInForce(ctx), FrameworkInForce),
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
    '/framework/defaults',
    {
      summary: 'What counts where the text says nothing (YAML, with its comments)',
      may: 'framework.read',
      reply: z.object({ text: z.string() }),
    },
    async () => ({ text: DEFAULTS_TEXT }),
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
    '/framework/versions/:number',
    {
      summary: 'A version: its text as it was put (YAML), or with `Accept: application/json` who put it too',
      may: 'framework.read',
      params: VersionParams,
      reply: 'file',
    },
    async (ctx, { params, http }) => told(http, await versionText(ctx, params.number), FrameworkVersionText),
  ),
  route.get(
    '/framework/versions/:number/diff',
    {
      summary: 'A version beside another: lines, and what they change',
      may: 'framework.read',
      params: VersionParams,
      query: DiffQuery,
      reply: FrameworkDiff,
    },
    (ctx, { params, query }) => diffVersion(ctx, params.number, query.against),
  ),
  route.post(
    '/framework/rollback',
    {
      summary: 'Put the text of an old version in force again',
      may: 'framework.manage',
      body: FrameworkRollback,
      reply: FrameworkInForce,
    },
    (ctx, { body }) => rollBackFramework(ctx, body),
  ),
  route.get(
    '/framework/drift',
    {
      summary: 'What the file named by SUPPORT_FRAMEWORK says other than what is in force',
      may: 'framework.read',
      reply: FrameworkDrift,
    },
    driftOfFile,
  ),
  route.get(
    '/framework/lint',
    { summary: 'What is hardly meant about the framework in force', may: 'framework.read', reply: FrameworkLint },
    lintFramework,
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
  route.post(
    '/framework/edits',
    {
      summary: 'A text with some values changed: comments, order and quoting stay. Nothing is put in force',
      may: 'framework.read',
      body: FrameworkEdits,
      reply: EditedFramework,
    },
    (ctx, { body }) => editedFramework(ctx, body),
  ),
]

/** The text as it is; with `Accept: application/json` all there is to say about it. */
function told<Shape extends z.ZodType>(
  { request, set_header }: Exchange,
  whole: { text: string },
  shape: Shape,
): string {
  const asJson = request.headers.accept?.startsWith('application/json')
  set_header('content-type', asJson ? 'application/json; charset=utf-8' : 'application/yaml; charset=utf-8')
  return asJson ? JSON.stringify(shape.parse(whole)) : whole.text
}
