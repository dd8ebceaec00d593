import { IdParams, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { Correction, CorrectionQuery, CorrectTriage, Triage } from './contract.ts'
import { correctTriage } from './correct.ts'
import { getTriage, listCorrections } from './queries.ts'

const params = IdParams

export const routes = [
  route.get(
    '/tickets/:id/triage',
    { summary: 'How a ticket is understood, and why', may: 'ticket.read_internal', params, reply: Triage },
    (ctx, { params }) => getTriage(ctx, params.id),
  ),
  route.patch(
    '/tickets/:id/triage',
    {
      summary: 'Correct how a ticket is understood; what is said stands',
      may: 'triage.correct',
      params,
      body: CorrectTriage,
      reply: Triage,
    },
    (ctx, { params, body }) => correctTriage(ctx, params.id, body),
  ),
  route.get(
    '/triage/corrections',
    {
      summary: 'What people corrected, newest first',
      may: 'ticket.read_internal',
      query: CorrectionQuery,
      reply: pageOf(Correction),
    },
    (ctx, { query }) => listCorrections(ctx, query),
  ),
]
