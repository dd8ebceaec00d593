import { Done, IdParams, pageOf, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import {
  deleteTroubleshooter,
  makeTroubleshooter,
  publishTroubleshooter,
  restoreVersion,
  withdrawTroubleshooter,
  writeTroubleshooter,
} from './commands.ts'
import * as shape from './contract.ts'
import { DifferenceQuery, VersionDifference } from './difference/contract.ts'
import { readDifference } from './difference/read-difference.ts'
import { dropOffOf, listRuns } from './drop-off.ts'
import { findFaults, getTroubleshooter, listTroubleshooters, listVersions } from './queries.ts'
import { answerRun } from './runs/answer-run.ts'
import * as runShape from './runs/contract.ts'
import { openRunTicket } from './runs/open-ticket.ts'
import { previewRun, readRun, runsOfTicket } from './runs/read-run.ts'
import { startRun } from './runs/start-run.ts'

const { Troubleshooter } = shape
const { Run } = runShape
const params = IdParams
const all = '/knowledge/troubleshooters'

const written = [
  route.get(
    all,
    {
      summary: 'Troubleshooters, changed last first',
      may: 'troubleshooter.read',
      query: shape.TroubleshooterQuery,
      reply: pageOf(shape.TroubleshooterListed),
    },
    (ctx, { query }) => listTroubleshooters(ctx, query),
  ),
  route.post(
    all,
    {
      summary: 'Make one; of a category alone a first tree is built',
      may: 'troubleshooter.manage',
      body: shape.MakeTroubleshooter,
      reply: Troubleshooter,
      status: 201,
    },
    (ctx, { body }) => makeTroubleshooter(ctx, body),
  ),
  route.post(
    `${all}/faults`,
    {
      summary: 'What would keep it from being published',
      may: 'troubleshooter.read',
      body: shape.CheckTroubleshooter,
      reply: shape.Faults,
    },
    async (ctx, { body }) => ({ faults: await findFaults(ctx, body, body.visibility) }),
  ),
  route.post(
    `${all}/preview`,
    {
      summary: 'Walk a tree as it is being written, for one kind of reader; nothing is kept',
      may: 'troubleshooter.read',
      body: runShape.Preview,
      reply: runShape.Previewed,
    },
    (ctx, { body }) => previewRun(ctx, body),
  ),
  route.get(
    `${all}/:id`,
    {
      summary: 'One troubleshooter by id, slug or category; with plan or device, the tree as such a reader walks it',
      may: 'troubleshooter.read',
      params,
      query: shape.ReadTroubleshooter,
      reply: Troubleshooter,
    },
    (ctx, { params, query }) => getTroubleshooter(ctx, params.id, query),
  ),
  route.put(
    `${all}/:id`,
    {
      summary: 'Save the whole of it as the next version',
      may: 'troubleshooter.manage',
      params,
      body: shape.WriteTroubleshooter,
      reply: Troubleshooter,
    },
    (ctx, { params, body }) => writeTroubleshooter(ctx, params.id, body),
  ),
  route.delete(
    `${all}/:id`,
    { summary: 'Delete a draft that was never walked', may: 'troubleshooter.manage', params, reply: Done },
    (ctx, { params }) => deleteTroubleshooter(ctx, params.id),
  ),
]

const versions = [
  route.get(
    `${all}/:id/versions`,
    {
      summary: 'Its versions, newest first',
      may: 'troubleshooter.read',
      params,
      reply: wholeList(shape.TroubleshooterVersion),
    },
    async (ctx, { params }) => ({ items: await listVersions(ctx, params.id), next_cursor: null }),
  ),
  route.get(
    `${all}/:id/difference`,
    {
      summary: 'What leads from one version to another: by default from the one before',
      may: 'troubleshooter.read',
      params,
      query: DifferenceQuery,
      reply: VersionDifference,
    },
    (ctx, { params, query }) => readDifference(ctx, params.id, query),
  ),
  route.post(
    `${all}/:id/restore`,
    {
      summary: 'Bring an earlier version back as the newest',
      may: 'troubleshooter.manage',
      params,
      body: shape.RestoreVersion,
      reply: Troubleshooter,
    },
    (ctx, { params, body }) => restoreVersion(ctx, params.id, body),
  ),
  route.put(
    `${all}/:id/publication`,
    {
      summary: 'Let customers walk the newest version; refused with its faults',
      may: 'troubleshooter.manage',
      params,
      reply: Troubleshooter,
    },
    (ctx, { params }) => publishTroubleshooter(ctx, params.id),
  ),
  route.delete(
    `${all}/:id/publication`,
    { summary: 'Nobody can begin it any more', may: 'troubleshooter.manage', params, reply: Troubleshooter },
    (ctx, { params }) => withdrawTroubleshooter(ctx, params.id),
  ),
]

const runs = [
  route.post(
    `${all}/:id/runs`,
    {
      summary: 'Begin to walk it: for a ticket, a customer, or to see how it goes',
      may: 'troubleshooter.run',
      params,
      body: runShape.StartRun,
      reply: Run,
      status: 201,
    },
    (ctx, { params, body }) => startRun(ctx, params.id, body),
  ),
  route.get(
    `${all}/:id/runs`,
    {
      summary: 'Its runs, newest first',
      may: 'troubleshooter.read',
      params,
      query: runShape.RunQuery,
      reply: pageOf(runShape.RunListed),
    },
    (ctx, { params, query }) => listRuns(ctx, params.id, query),
  ),
  route.get(
    `${all}/:id/drop-off`,
    {
      summary: 'Where people stop, step by step',
      may: 'troubleshooter.read',
      params,
      query: runShape.DropOffQuery,
      reply: runShape.DropOff,
    },
    (ctx, { params, query }) => dropOffOf(ctx, params.id, query),
  ),
  route.get(
    '/knowledge/runs/:id',
    {
      summary: 'One run: where it stands and how it came there',
      may: 'troubleshooter.run',
      params,
      query: runShape.ReadRun,
      reply: Run,
    },
    (ctx, { params, query }) => readRun(ctx, params.id, query),
  ),
  route.put(
    '/knowledge/runs/:id/answers',
    {
      summary: 'Answer a step; an earlier one again to go another way from there',
      may: 'troubleshooter.run',
      params,
      body: runShape.AnswerStep,
      reply: Run,
    },
    (ctx, { params, body }) => answerRun(ctx, params.id, body),
  ),
  route.post(
    '/knowledge/runs/:id/ticket',
    {
      summary: 'Open the ticket a run has ended in, filled in; once',
      may: 'troubleshooter.run',
      params,
      body: runShape.OpenRunTicket,
      reply: Run,
    },
    (ctx, { params, body }) => openRunTicket(ctx, params.id, body),
  ),
  route.get(
    '/tickets/:id/troubleshooter-runs',
    { summary: 'What was tried for a ticket, or before it', may: 'troubleshooter.run', params, reply: wholeList(Run) },
    async (ctx, { params }) => ({ items: await runsOfTicket(ctx, params.id), next_cursor: null }),
  ),
]

export const routes = [...written, ...versions, ...runs]
