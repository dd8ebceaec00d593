import { IdParams, pageOf } from '../../platform/contract.ts'
import { exportRoutes } from '../../platform/http/exports.ts'
import { route } from '../../platform/http/route.ts'
import { decideConfirmation, recordRating } from './commands.ts'
import * as shape from './contract.ts'
import { getConfirmation, getSurvey, listSurveys, summarizeSurveys } from './queries.ts'

const { Confirmation, Survey } = shape
const params = IdParams

const exporting = exportRoutes({
  path: '/surveys',
  summary: 'Surveys within reach, newest first',
  may: 'ticket.export',
  query: shape.SurveyQuery.omit({ cursor: true, limit: true }),
  item: Survey,
  list: listSurveys,
})

export const routes = [
  ...exporting,
  route.get(
    '/tickets/:id/confirmation',
    { summary: 'Whether the customer says it is solved', may: 'ticket.read_internal', params, reply: Confirmation },
    (ctx, { params }) => getConfirmation(ctx, params.id),
  ),
  route.put(
    '/tickets/:id/confirmation',
    {
      summary: 'Put down what the customer said: solved closes the ticket, not yet opens it again',
      may: 'ticket.change',
      params,
      body: shape.DecideConfirmation,
      reply: Confirmation,
    },
    (ctx, { params, body }) => decideConfirmation(ctx, params.id, body),
  ),
  route.get(
    '/surveys',
    {
      summary: 'Surveys within reach, newest first',
      may: 'survey.read',
      query: shape.SurveyQuery,
      reply: pageOf(Survey),
    },
    (ctx, { query }) => listSurveys(ctx, query),
  ),
  route.get(
    '/surveys/summary',
    { summary: 'How happy customers are', may: 'survey.read', query: shape.SummaryQuery, reply: shape.SurveySummary },
    (ctx, { query }) => summarizeSurveys(ctx, query),
  ),
  route.get('/surveys/:id', { summary: 'One survey', may: 'survey.read', params, reply: Survey }, (ctx, { params }) =>
    getSurvey(ctx, params.id),
  ),
  route.post(
    '/surveys',
    {
      summary: 'Put down a rating the customer gave by word of mouth',
      may: 'survey.record',
      body: shape.RecordRating,
      reply: Survey,
      status: 201,
    },
    (ctx, { body }) => recordRating(ctx, body),
  ),
]
