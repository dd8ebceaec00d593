import { z } from 'zod'
import { IdParams, Instant, PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import {
  AskedQuestion,
  DecideGap,
  DecideSuggestion,
  Draft,
  DraftFromTicket,
  EffectPage,
  EffectQuery,
  Gap,
  GapQuery,
  Optimization,
  OptimizeArticle,
  PerformancePage,
  PerformanceQuery,
  Suggestion,
  SuggestionQuery,
} from './contract.ts'
import { draftForGap, draftFromTicket } from './drafts/draft.ts'
import { listAsked, listEffects } from './effect/queries.ts'
import { decideGap } from './gaps/decide.ts'
import { getGap, listGaps } from './gaps/queries.ts'
import { listPerformance } from './performance.ts'
import { decideSuggestion } from './suggestions/acting.ts'
import { listSuggestions, optimizeArticle, suggestionsOf } from './suggestions/queries.ts'

const AskedQuery = PageQuery.extend({ from: Instant.optional(), to: Instant.optional() })

export const routes = [
  route.post(
    '/knowledge/articles/:id/optimize',
    {
      summary: 'What would make an article better, by the plain rules',
      may: 'curation.read',
      params: IdParams,
      body: OptimizeArticle.nullish(),
      reply: z.array(Optimization),
    },
    (ctx, { params, body }) => optimizeArticle(ctx, params.id, body ?? {}),
  ),
  route.get(
    '/knowledge/articles/:id/suggestions',
    { summary: 'Suggestions for an article', may: 'curation.read', params: IdParams, reply: wholeList(Suggestion) },
    async (ctx, { params }) => ({ items: await suggestionsOf(ctx, params.id), next_cursor: null }),
  ),
  route.get(
    '/knowledge/suggestions',
    {
      summary: 'What would make articles better',
      may: 'curation.read',
      query: SuggestionQuery,
      reply: pageOf(Suggestion),
    },
    (ctx, { query }) => listSuggestions(ctx, query),
  ),
  route.put(
    '/knowledge/suggestions/:id/decision',
    {
      summary: 'Say what became of a suggestion',
      may: 'curation.decide',
      params: IdParams,
      body: DecideSuggestion,
      reply: Suggestion,
    },
    (ctx, { params, body }) => decideSuggestion(ctx, params.id, body),
  ),
  route.get(
    '/knowledge/gaps',
    { summary: 'What people ask and no article answers', may: 'curation.read', query: GapQuery, reply: pageOf(Gap) },
    (ctx, { query }) => listGaps(ctx, query),
  ),
  route.get(
    '/knowledge/gaps/:id',
    { summary: 'One gap', may: 'curation.read', params: IdParams, reply: Gap },
    (ctx, { params }) => getGap(ctx, params.id),
  ),
  route.put(
    '/knowledge/gaps/:id/decision',
    { summary: 'Say what becomes of a gap', may: 'curation.decide', params: IdParams, body: DecideGap, reply: Gap },
    (ctx, { params, body }) => decideGap(ctx, params.id, body),
  ),
  route.post(
    '/knowledge/gaps/:id/draft',
    {
      summary: 'Draft the article a gap is missing',
      may: 'article.write',
      params: IdParams,
      reply: Draft,
      status: 201,
    },
    (ctx, { params }) => draftForGap(ctx, params.id),
  ),
  route.post(
    '/knowledge/drafts',
    {
      summary: 'Draft an article from a resolved ticket',
      may: 'article.write',
      body: DraftFromTicket,
      reply: Draft,
      status: 201,
    },
    (ctx, { body }) => draftFromTicket(ctx, body.ticket_id),
  ),
  route.get(
    '/knowledge/effect',
    {
      summary: 'What articles did to how often people ask',
      may: 'curation.read',
      query: EffectQuery,
      reply: EffectPage,
    },
    (ctx, { query }) => listEffects(ctx, query),
  ),
  route.get(
    '/knowledge/articles/:id/asked',
    {
      summary: 'Tickets that ask what an article answers',
      may: 'curation.read',
      params: IdParams,
      query: AskedQuery,
      reply: pageOf(AskedQuestion),
    },
    (ctx, { params, query }) => listAsked(ctx, params.id, query),
  ),
  route.get(
    '/knowledge/performance',
    { summary: 'How articles do', may: 'curation.read', query: PerformanceQuery, reply: PerformancePage },
    (ctx, { query }) => listPerformance(ctx, query),
  ),
]
