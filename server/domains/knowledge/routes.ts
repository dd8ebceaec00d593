import { z } from 'zod'
import { Done, Id, IdParams, PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { accessArticle } from './access.ts'
import { changeArticle, linkTicket, makeArticle, unlinkTicket } from './commands.ts'
import {
  ArchiveArticle,
  Article,
  ArticleFeedback,
  ArticleListed,
  ArticleQuery,
  ArticleTemplate,
  ChangeArticle,
  Language,
  LinkHow,
  MakeArticle,
  VerifyArticle,
  VoteCounts,
  VoteOnArticle,
} from './contract.ts'
import { listFeedback } from './desk/feedback.ts'
import { getArticle } from './desk/get-article.ts'
import { listArticles } from './desk/list-articles.ts'
import { listTemplates, templateFor } from './templates.ts'
import { archiveArticle, bringBack, verifyArticle } from './texts/lifecycle.ts'
import { voteHere } from './vote-here.ts'

const params = IdParams
const InLanguage = z.object({ language: Language.optional() })
const Template = ArticleTemplate.extend({ issue_type: z.string() })

const articles = [
  route.get(
    '/knowledge/articles',
    { summary: 'Articles, touched last first', may: 'article.read', query: ArticleQuery, reply: pageOf(ArticleListed) },
    (ctx, { query }) => listArticles(ctx, query),
  ),
  route.post(
    '/knowledge/articles',
    { summary: 'Write an article: a draft', may: 'article.write', body: MakeArticle, reply: Article, status: 201 },
    (ctx, { body }) => makeArticle(ctx, body),
  ),
  route.get(
    '/knowledge/articles/:id',
    { summary: 'An article in one language', may: 'article.read', params, query: InLanguage, reply: Article },
    (ctx, { params, query }) => getArticle(ctx, params.id, query.language),
  ),
  route.patch(
    '/knowledge/articles/:id',
    { summary: 'Change what an article is about', may: 'article.write', params, body: ChangeArticle, reply: Article },
    (ctx, { params, body }) => changeArticle(ctx, params.id, body),
  ),
]

const standing = [
  route.put(
    '/knowledge/articles/:id/archive',
    { summary: 'Archive an article', may: 'article.publish', params, body: ArchiveArticle, reply: Article },
    (ctx, { params, body }) => archiveArticle(ctx, params.id, body.replaced_by),
  ),
  route.delete(
    '/knowledge/articles/:id/archive',
    { summary: 'Bring an archived article back', may: 'article.publish', params, reply: Article },
    (ctx, { params }) => bringBack(ctx, params.id),
  ),
  route.put(
    '/knowledge/articles/:id/verification',
    {
      summary: 'Say that an article is still right',
      may: 'article.write',
      params,
      body: VerifyArticle,
      reply: Article,
    },
    (ctx, { params, body }) => verifyArticle(ctx, params.id, body.verify_by),
  ),
]

const ticketParams = z.object({ id: Id, ticket_id: Id })
const Link = z.object({ how: LinkHow.extract(['sent', 'linked']).default('linked'), message_id: z.uuid().nullish() })

const readers = [
  route.put(
    '/knowledge/articles/:id/tickets/:ticket_id',
    { summary: 'Link an article to a ticket', may: 'article.read', params: ticketParams, body: Link, reply: Done },
    (ctx, { params, body }) =>
      linkTicket(ctx, {
        article_id: params.id,
        ticket_id: params.ticket_id,
        how: body.how,
        message_id: body.message_id ?? null,
      }),
  ),
  route.delete(
    '/knowledge/articles/:id/tickets/:ticket_id',
    { summary: 'Take the link away', may: 'article.write', params: ticketParams, reply: Done },
    (ctx, { params }) => unlinkTicket(ctx, { article_id: params.id, ticket_id: params.ticket_id }),
  ),
  route.get(
    '/knowledge/articles/:id/feedback',
    { summary: 'What readers said', may: 'article.read', params, query: PageQuery, reply: pageOf(ArticleFeedback) },
    async (ctx, { params, query }) => listFeedback(ctx, (await accessArticle(ctx, params.id, 'read')).id, query),
  ),
  route.post(
    '/knowledge/articles/:id/votes',
    { summary: 'Vote on an article', may: 'article.read', params, body: VoteOnArticle, reply: VoteCounts },
    (ctx, { params, body }) => voteHere(ctx, params.id, body),
  ),
]

const templates = [
  route.get(
    '/knowledge/templates',
    {
      summary: 'How articles are built: all kinds, or the one of `type`',
      may: 'article.read',
      query: z.object({ type: z.string().max(60).optional() }),
      reply: z.union([wholeList(Template), ArticleTemplate]),
    },
    async (_ctx, { query }) =>
      query.type === undefined ? { items: listTemplates(), next_cursor: null } : templateFor(query.type),
  ),
  route.get(
    '/knowledge/templates/:issue_type',
    {
      summary: 'How an article of a kind is built',
      may: 'article.read',
      params: z.object({ issue_type: z.string().max(60) }),
      reply: ArticleTemplate,
    },
    async (_ctx, { params }) => templateFor(params.issue_type),
  ),
]

export const routes = [...articles, ...standing, ...readers, ...templates]
