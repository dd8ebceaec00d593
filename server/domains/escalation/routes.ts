import { Id, IdParams, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { getAuthority, listGrants, makeGrant } from './authority/grants.ts'
import { acknowledgeCall } from './calls/acknowledge.ts'
import { listCalls } from './calls/queries.ts'
import { escalateTicket } from './commands.ts'
import * as shape from './contract.ts'
import { decideSuggestion, listSuggestions } from './detection/suggestions.ts'
import { getHandOver } from './hand-over/get-hand-over.ts'
import { listEscalations } from './queries.ts'
import { listReturns, returnTicket } from './tiers/return-ticket.ts'
import { escalationSummary } from './tiers/summary.ts'

const params = IdParams
const SuggestionParams = IdParams.extend({ suggestion_id: Id })
const whole = <Item>(items: Item[]) => ({ items, next_cursor: null })

const handingUp = [
  route.get(
    '/tickets/:id/escalations',
    {
      summary: 'How it was handed up, oldest first',
      may: 'ticket.read_internal',
      params,
      reply: wholeList(shape.Escalation),
    },
    async (ctx, { params }) => whole(await listEscalations(ctx, params.id)),
  ),
  route.put(
    '/tickets/:id/escalation',
    { summary: 'Hand up a tier', may: 'ticket.escalate', params, body: shape.EscalateTicket, reply: shape.Escalation },
    (ctx, { params, body }) => escalateTicket(ctx, params.id, body),
  ),
  route.get(
    '/tickets/:id/escalation-suggestions',
    {
      summary: 'Reasons to hand it up that were found, oldest first',
      may: 'ticket.read_internal',
      params,
      reply: wholeList(shape.EscalationSuggestion),
    },
    async (ctx, { params }) => whole(await listSuggestions(ctx, params.id)),
  ),
  route.put(
    '/tickets/:id/escalation-suggestions/:suggestion_id',
    {
      summary: 'Accept a suggestion, which hands the ticket up, or dismiss it with a reason',
      may: 'ticket.escalate',
      params: SuggestionParams,
      body: shape.DecideEscalationSuggestion,
      reply: shape.EscalationSuggestion,
    },
    (ctx, { params, body }) => decideSuggestion(ctx, params, body),
  ),
  route.get(
    '/tickets/:id/hand-over',
    {
      summary: 'What whoever gets it needs to know',
      may: 'ticket.read_internal',
      params,
      reply: shape.HandOver,
    },
    (ctx, { params }) => getHandOver(ctx, params.id),
  ),
]

const givingBack = [
  route.get(
    '/tickets/:id/returns',
    {
      summary: 'How it was given back, oldest first',
      may: 'ticket.read_internal',
      params,
      reply: wholeList(shape.TierReturn),
    },
    async (ctx, { params }) => whole(await listReturns(ctx, params.id)),
  ),
  route.post(
    '/tickets/:id/returns',
    {
      summary: 'Give back down a tier',
      may: 'ticket.escalate',
      params,
      body: shape.ReturnTicket,
      status: 201,
      reply: shape.TierReturn,
    },
    (ctx, { params, body }) => returnTicket(ctx, params.id, body),
  ),
  route.get(
    '/escalations/summary',
    {
      summary: 'Hand-overs of a time: by criterion and tier, acceptance, wrong tiers',
      may: 'escalation.read',
      query: shape.SummaryQuery,
      reply: shape.EscalationSummary,
    },
    (ctx, { query }) => escalationSummary(ctx, query),
  ),
]

const calling = [
  route.get(
    '/tickets/:id/escalation-calls',
    {
      summary: 'Who was called about it, and who has it',
      may: 'ticket.read_internal',
      params,
      reply: wholeList(shape.EscalationCall),
    },
    async (ctx, { params }) => whole(await listCalls(ctx, params.id)),
  ),
  route.post(
    '/escalations/:id/acknowledgement',
    {
      summary: 'Say "I have it": nobody else is called',
      may: 'ticket.read_internal',
      params,
      status: 201,
      reply: shape.EscalationCall,
    },
    (ctx, { params }) => acknowledgeCall(ctx, params.id),
  ),
]

const granting = [
  route.get(
    '/authority',
    { summary: 'What the caller may grant by themselves', may: 'ticket.read_internal', reply: shape.Authority },
    getAuthority,
  ),
  route.get(
    '/tickets/:id/grants',
    { summary: 'What was granted, oldest first', may: 'ticket.read_internal', params, reply: wholeList(shape.Grant) },
    async (ctx, { params }) => whole(await listGrants(ctx, params.id)),
  ),
  route.post(
    '/tickets/:id/grants',
    {
      summary: 'Grant something within one’s authority',
      may: 'ticket.grant',
      params,
      body: shape.MakeGrant,
      status: 201,
      reply: shape.Grant,
    },
    (ctx, { params, body }) => makeGrant(ctx, params.id, body),
  ),
]

export const routes = [...handingUp, ...givingBack, ...calling, ...granting]
