import { z } from 'zod'
import { blobs } from '../../../platform/blobs/blobs.ts'
import { Done, IdParams, PageQuery, pageOf, wholeList } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { accessFile } from '../../files/access.ts'
import { changeBlock, deleteBlock, listBlocks, makeBlock } from './blocks.ts'
import { changeCategory, deleteCategory, listCategories, makeCategory } from './categories.ts'
import {
  ArticleBlock,
  ArticleCategory,
  ArticleRedirect,
  ChangeCategory,
  MakeCategory,
  MakeRedirect,
  WriteBlock,
} from './contract.ts'
import { deleteRedirect, listRedirects, makeRedirect } from './redirects.ts'

const params = IdParams
const BY_PATH = z.object({ path: z.string().max(500) })

const categories = [
  route.get(
    '/knowledge/categories',
    { summary: 'Categories, in their order', may: 'article.read', reply: wholeList(ArticleCategory) },
    async (ctx) => ({ items: await listCategories(ctx), next_cursor: null }),
  ),
  route.post(
    '/knowledge/categories',
    { summary: 'Make a category', may: 'article.manage', body: MakeCategory, reply: ArticleCategory, status: 201 },
    (ctx, { body }) => makeCategory(ctx, body),
  ),
  route.patch(
    '/knowledge/categories/:id',
    { summary: 'Change a category', may: 'article.manage', params, body: ChangeCategory, reply: ArticleCategory },
    (ctx, { params, body }) => changeCategory(ctx, params.id, body),
  ),
  route.delete(
    '/knowledge/categories/:id',
    { summary: 'Delete an empty category', may: 'article.manage', params, reply: Done },
    (ctx, { params }) => deleteCategory(ctx, params.id),
  ),
]

const blocks = [
  route.get(
    '/knowledge/blocks',
    { summary: 'Texts used in several articles', may: 'article.read', query: PageQuery, reply: pageOf(ArticleBlock) },
    (ctx, { query }) => listBlocks(ctx, query),
  ),
  route.post(
    '/knowledge/blocks',
    { summary: 'Make a block', may: 'article.manage', body: WriteBlock, reply: ArticleBlock, status: 201 },
    (ctx, { body }) => makeBlock(ctx, body),
  ),
  route.put(
    '/knowledge/blocks/:id',
    {
      summary: 'Change a block wherever it stands',
      may: 'article.manage',
      params,
      body: WriteBlock,
      reply: ArticleBlock,
    },
    (ctx, { params, body }) => changeBlock(ctx, params.id, body),
  ),
  route.delete(
    '/knowledge/blocks/:id',
    { summary: 'Delete a block that stands nowhere', may: 'article.manage', params, reply: Done },
    (ctx, { params }) => deleteBlock(ctx, params.id),
  ),
]

const redirects = [
  route.get(
    '/knowledge/redirects',
    {
      summary: 'Addresses articles had elsewhere',
      may: 'article.read',
      query: PageQuery,
      reply: pageOf(ArticleRedirect),
    },
    (ctx, { query }) => listRedirects(ctx, query),
  ),
  route.post(
    '/knowledge/redirects',
    {
      summary: 'Lead an old address to an article',
      may: 'article.manage',
      body: MakeRedirect,
      reply: ArticleRedirect,
      status: 201,
    },
    (ctx, { body }) => makeRedirect(ctx, body),
  ),
  route.delete(
    '/knowledge/redirects',
    { summary: 'Delete a redirect', may: 'article.manage', query: BY_PATH, reply: Done },
    (ctx, { query }) => deleteRedirect(ctx, query.path),
  ),
]

/** Types a browser may show in place; everything else is only ever saved. */
const SHOWN = /^image\/(?:png|jpeg|gif|webp|avif)$/

const files = [
  route.get(
    '/knowledge/files/:id',
    { summary: 'A picture or file of an article, for the desk', may: 'article.read', params, reply: 'file' },
    async (ctx, { params, http }) => {
      const file = await accessFile(ctx, params.id)
      const shown = SHOWN.test(file.type)
      http.set_header('content-type', shown ? file.type : 'application/octet-stream')
      http.set_header('content-length', String(file.size))
      http.set_header(
        'content-disposition',
        `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      http.set_header('content-security-policy', "sandbox; default-src 'none'")
      http.set_header('cache-control', 'private, max-age=3600')
      return blobs().open(file.sha256)
    },
  ),
]

export const shelfRoutes = [...categories, ...blocks, ...redirects, ...files]
