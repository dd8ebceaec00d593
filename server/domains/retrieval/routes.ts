import { Done, IdParams, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { audienceOf } from '../knowledge/access.ts'
import { addQuestion, decideQuestion, noteClick } from './commands.ts'
import {
  AddQuestion,
  ArticleQuestion,
  ArticleSearchQuery,
  ArticlesFound,
  ClickOn,
  DecideQuestion,
  LoggedSearch,
  QuestionsQuery,
  SearchesFilter,
  SearchesQuery,
  SearchesSummary,
  TicketArticles,
} from './contract.ts'
import { articlesForTicket } from './for-ticket.ts'
import { listSearches } from './log/list.ts'
import { summarizeSearches } from './log/summary.ts'
import { findArticles } from './queries.ts'
import { listAllQuestions, listQuestions } from './questions/list.ts'

const params = IdParams

export const routes = [
  route.get(
    '/knowledge/search',
    {
      summary: 'Articles for what somebody typed, best first',
      may: 'article.search',
      query: ArticleSearchQuery,
      reply: ArticlesFound,
    },
    (ctx, { query }) =>
      findArticles(ctx, {
        ...query,
        audience: audienceOf(ctx.actor),
        place: ctx.actor.role === 'customer' ? 'portal' : 'desk',
        visit: ctx.actor.session_id ?? ctx.actor.id,
      }),
  ),
  route.put(
    '/knowledge/searches/:id/click',
    { summary: 'A result was opened', may: 'article.search', params, body: ClickOn, reply: Done },
    (ctx, { params, body }) => noteClick(ctx, params.id, body.article_id),
  ),
  route.get(
    '/knowledge/searches',
    {
      summary: 'What was looked for, newest first',
      may: 'article.read',
      query: SearchesQuery,
      reply: pageOf(LoggedSearch),
    },
    (ctx, { query }) => listSearches(ctx, query),
  ),
  route.get(
    '/knowledge/searches/summary',
    {
      summary: 'What people look for, and how often in vain',
      may: 'article.read',
      query: SearchesFilter,
      reply: SearchesSummary,
    },
    (ctx, { query }) => summarizeSearches(ctx, query),
  ),
  route.get(
    '/knowledge/articles/:id/questions',
    {
      summary: "Customers' own wordings of what an article answers",
      may: 'article.read',
      params,
      query: QuestionsQuery,
      reply: pageOf(ArticleQuestion),
    },
    (ctx, { params, query }) => listQuestions(ctx, params.id, query),
  ),
  route.post(
    '/knowledge/articles/:id/questions',
    {
      summary: 'Put down how customers ask for it',
      may: 'article.write',
      params,
      body: AddQuestion,
      reply: ArticleQuestion,
      status: 201,
    },
    (ctx, { params, body }) => addQuestion(ctx, params.id, body),
  ),
  route.get(
    '/knowledge/questions',
    {
      summary: 'Wordings that wait for a decision, newest first',
      may: 'article.read',
      query: QuestionsQuery,
      reply: pageOf(ArticleQuestion),
    },
    (ctx, { query }) => listAllQuestions(ctx, query),
  ),
  route.put(
    '/knowledge/questions/:id/decision',
    {
      summary: 'Make a wording part of what its article is found by, or turn it down',
      may: 'article.write',
      params,
      body: DecideQuestion,
      reply: ArticleQuestion,
    },
    (ctx, { params, body }) => decideQuestion(ctx, params.id, body),
  ),
  route.get(
    '/tickets/:id/articles',
    {
      summary: 'Articles in play for a ticket, and those that match what its customer asks',
      may: 'article.read',
      params,
      reply: TicketArticles,
    },
    (ctx, { params }) => articlesForTicket(ctx, params.id),
  ),
]
