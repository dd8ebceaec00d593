import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Article,
  ArticleDiff,
  ArticleListed,
  ArticleReview,
  ArticleTemplate,
  ArticleVersion,
  ArticleVersionText,
} from '../../../server/domains/knowledge/contract.ts'
import type { ArticleBlock, ArticleCategory } from '../../../server/domains/knowledge/shelves/contract.ts'
import { get, post } from '../api.ts'
import type { ArticleSearch } from '../knowledge-search.ts'
import type { Page } from './tickets.ts'

export type Diff = z.infer<typeof ArticleDiff>

/** Everything here is asked for again when an article changes: the first word of each key. */
const KEY = 'knowledge'

export const articlesQuery = ({ q: _q, ...filters }: ArticleSearch) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'articles', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ArticleListed>>('/knowledge/articles', { query: { ...filters, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })

/** `language` null: the one it was first written in. */
export const articleQuery = (id: string, language: string | null) =>
  queryOptions({
    queryKey: [KEY, 'article', id, language],
    queryFn: ({ signal }) => get<Article>(`/knowledge/articles/${id}`, { query: { language }, signal }),
    staleTime: 5_000,
  })

export const categoriesQuery = queryOptions({
  queryKey: [KEY, 'categories'],
  queryFn: async ({ signal }) =>
    (await get<Page<ArticleCategory>>('/knowledge/categories', { query: { limit: 100 }, signal })).items,
  staleTime: 60_000,
})

export const blocksQuery = queryOptions({
  queryKey: [KEY, 'blocks'],
  queryFn: async ({ signal }) =>
    (await get<Page<ArticleBlock>>('/knowledge/blocks', { query: { limit: 100 }, signal })).items,
  staleTime: 60_000,
})

const ofText = (id: string, language: string) => `/knowledge/articles/${id}/texts/${language}`

/** Newest first. */
export const versionsQuery = (id: string, language: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'versions', id, language],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ArticleVersion>>(`${ofText(id, language)}/versions`, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 5_000,
  })

/** A version never changes. */
export const versionQuery = (id: string, language: string, number: number) =>
  queryOptions({
    queryKey: ['knowledge-version', id, language, number],
    queryFn: ({ signal }) => get<ArticleVersionText>(`${ofText(id, language)}/versions/${number}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const diffQuery = (id: string, language: string, { from, to }: { from: number; to: number }) =>
  queryOptions({
    queryKey: ['knowledge-version', id, language, 'diff', from, to],
    queryFn: ({ signal }) => get<Diff>(`${ofText(id, language)}/diff`, { query: { from, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const reviewsQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: [KEY, 'reviews', id, language],
    queryFn: async ({ signal }) =>
      (await get<Page<ArticleReview>>(`${ofText(id, language)}/reviews`, { signal })).items,
    staleTime: 5_000,
  })

export const TEMPLATES = ['technical_troubleshooting', 'account_management', 'billing_information'] as const
export type TemplateName = (typeof TEMPLATES)[number]

export const templatesQuery = queryOptions({
  queryKey: ['knowledge-templates'],
  queryFn: async ({ signal }) => {
    const ask = async (name: TemplateName) =>
      [name, await get<ArticleTemplate>(`/knowledge/templates/${name}`, { signal })] as const
    return Object.fromEntries(await Promise.all(TEMPLATES.map(ask))) as Record<TemplateName, ArticleTemplate>
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export interface Drawing {
  html: string
  plain: string
  missing_blocks: string[]
}

/** A text as the help center would draw it, before it is saved. */
export const drawingQuery = (content: string, language: string) =>
  queryOptions({
    queryKey: ['knowledge-drawing', language, content],
    queryFn: () => post<Drawing>('/knowledge/drawings', { content, language }),
    staleTime: 60_000,
    gcTime: 60_000,
  })
