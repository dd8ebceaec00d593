import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ArticleQuestion,
  ArticlesFound,
  FoundArticle,
  LoggedSearch,
  SearchesSummary,
  SearchFigure,
  TicketArticles,
} from '../../../server/domains/retrieval/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

export type { ArticleQuestion, FoundArticle, LoggedSearch, SearchesSummary, SearchFigure, TicketArticles }

const KEY = 'knowledge'

interface Asked {
  q: string
  language?: string | null
  limit?: number
}

/** The search of the help center, with what the desk may see besides. */
export const articleSearchQuery = ({ q, language = null, limit = 20 }: Asked) =>
  queryOptions({
    queryKey: ['knowledge-search', q, language, limit],
    queryFn: ({ signal }) => get<ArticlesFound>('/knowledge/search', { query: { q, language, limit }, signal }),
    staleTime: 30_000,
    enabled: q.trim().length > 0,
  })

export const ticketArticlesQuery = (ticketId: string) =>
  queryOptions({
    queryKey: [KEY, 'of-ticket', ticketId],
    queryFn: ({ signal }) => get<TicketArticles>(`/tickets/${ticketId}/articles`, { signal }),
    staleTime: 30_000,
  })

export const questionsQuery = (articleId: string) =>
  queryOptions({
    queryKey: [KEY, 'questions', articleId],
    queryFn: ({ signal }) =>
      get<Page<ArticleQuestion>>(`/knowledge/articles/${articleId}/questions`, { query: { limit: 100 }, signal }),
    staleTime: 15_000,
  })

export const searchesSummaryQuery = (from: string) =>
  queryOptions({
    queryKey: [KEY, 'searches', 'summary', from],
    queryFn: ({ signal }) => get<SearchesSummary>('/knowledge/searches/summary', { query: { from }, signal }),
    staleTime: 30_000,
  })

/** `rows`: filters of the log, as the server names them beside each figure. */
export const searchRowsQuery = (rows: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'searches', 'rows', rows],
    queryFn: ({ pageParam, signal }) =>
      get<Page<LoggedSearch>>('/knowledge/searches', {
        query: { ...Object.fromEntries(new URLSearchParams(rows.split('?')[1] ?? '')), cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
  })
