import { z } from 'zod'
import { Id, PageQuery, pageOf, wholeList } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { publishText, writeText } from '../commands.ts'
import {
  Article,
  ArticleDiff,
  ArticleReview,
  ArticleVersion,
  ArticleVersionText,
  AskReview,
  DecideReview,
  DiffQuery,
  Language,
  PublishText,
  RestoreVersion,
  WriteText,
} from '../contract.ts'
import { unpublishText } from './lifecycle.ts'
import { askReview, decideReview, listReviews } from './reviews.ts'
import { diffVersions, getVersion, listVersions, restoreVersion } from './versions.ts'

const params = z.object({ id: Id, language: Language })
const base = '/knowledge/articles/:id/texts/:language'

export const textRoutes = [
  route.put(
    base,
    { summary: 'Save one language as a new version', may: 'article.write', params, body: WriteText, reply: Article },
    (ctx, { params: { id, language }, body }) => writeText(ctx, id, { ...body, language }),
  ),
  route.get(
    `${base}/versions`,
    { summary: 'Versions, newest first', may: 'article.read', params, query: PageQuery, reply: pageOf(ArticleVersion) },
    (ctx, { params: { id, language }, query }) => listVersions(ctx, id, { ...query, language }),
  ),
  route.get(
    `${base}/versions/:number`,
    {
      summary: 'One version with its text',
      may: 'article.read',
      params: params.extend({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
      reply: ArticleVersionText,
    },
    (ctx, { params: { id, language, number } }) => getVersion(ctx, id, { language, number }),
  ),
  route.get(
    `${base}/diff`,
    { summary: 'What changed between two versions', may: 'article.read', params, query: DiffQuery, reply: ArticleDiff },
    (ctx, { params: { id, language }, query }) => diffVersions(ctx, id, { language, ...query }),
  ),
  route.post(
    `${base}/restore`,
    { summary: 'Bring an earlier version back', may: 'article.write', params, body: RestoreVersion, reply: Article },
    (ctx, { params: { id, language }, body }) => restoreVersion(ctx, id, { language, number: body.number }),
  ),
  route.get(
    `${base}/reviews`,
    { summary: 'Reviews, newest first', may: 'article.read', params, reply: wholeList(ArticleReview) },
    async (ctx, { params: { id, language } }) => ({ items: await listReviews(ctx, id, language), next_cursor: null }),
  ),
  route.put(
    `${base}/review`,
    { summary: 'Ask for a review', may: 'article.write', params, body: AskReview, reply: ArticleReview },
    (ctx, { params: { id, language }, body }) => askReview(ctx, id, { language, reviewer_id: body.reviewer_id }),
  ),
  route.put(
    `${base}/review/decision`,
    {
      summary: 'Approve, want changes, or withdraw',
      may: 'article.write',
      params,
      body: DecideReview,
      reply: ArticleReview,
    },
    (ctx, { params: { id, language }, body }) => decideReview(ctx, id, { language, ...body }),
  ),
  route.put(
    `${base}/publication`,
    { summary: 'Publish now or at a moment', may: 'article.write', params, body: PublishText, reply: Article },
    (ctx, { params: { id, language }, body }) => publishText(ctx, id, { language, at: body.at }),
  ),
  route.delete(
    `${base}/publication`,
    { summary: 'Take back what is planned, or else what is published', may: 'article.publish', params, reply: Article },
    (ctx, { params: { id, language } }) => unpublishText(ctx, id, language),
  ),
]
