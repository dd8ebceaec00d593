import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ArticlePerformance,
  EffectPage,
  Gap,
  PerformancePage,
  Suggestion,
} from '../../../server/domains/curation/contract.ts'
import type { Deflection, DeflectionVisits } from '../../../server/domains/help-center/contract.ts'
import type { ArticleListed } from '../../../server/domains/knowledge/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

const KEY = 'knowledge'
const nextOf = (page: { next_cursor: string | null }) => page.next_cursor
const first = null as string | null

export type { ArticlePerformance, Deflection, DeflectionVisits, Gap, Suggestion }

interface SuggestionFilters {
  article_id?: string
  state?: Suggestion['state']
}

export const suggestionsQuery = (filters: SuggestionFilters = {}) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'suggestions', filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Suggestion>>('/knowledge/suggestions', { query: { ...filters, cursor: pageParam, limit: 25 }, signal }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    staleTime: 15_000,
  })

export const gapsQuery = (state: Gap['state']) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'gaps', state],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Gap>>('/knowledge/gaps', { query: { state, cursor: pageParam, limit: 25 }, signal }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    staleTime: 15_000,
  })

export const effectQuery = (days: number) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'effect', days],
    queryFn: ({ pageParam, signal }) =>
      get<EffectPage>('/knowledge/effect', { query: { days, cursor: pageParam, limit: 25 }, signal }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    staleTime: 60_000,
  })

export const performanceQuery = (sort: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'performance', sort],
    queryFn: ({ pageParam, signal }) =>
      get<PerformancePage>('/knowledge/performance', { query: { sort, cursor: pageParam, limit: 25 }, signal }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    staleTime: 60_000,
  })

/** Articles in one of the states that ask for somebody: the first few, and whether there are more. */
export const waitingArticlesQuery = (status: 'in_review' | 'stale' | 'outdated' | 'missing_translation') =>
  queryOptions({
    queryKey: [KEY, 'waiting', status],
    queryFn: ({ signal }) => get<Page<ArticleListed>>('/knowledge/articles', { query: { status, limit: 10 }, signal }),
    staleTime: 15_000,
  })

export const deflectionQuery = (from: string) =>
  queryOptions({
    queryKey: [KEY, 'deflection', from],
    queryFn: ({ signal }) => get<Deflection>('/knowledge/deflection', { query: { from }, signal }),
    staleTime: 60_000,
  })

/** `rows`: where the visits behind a figure are, as the server names it beside the figure. */
export const visitsQuery = (rows: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, 'visits', rows],
    queryFn: ({ pageParam, signal }) =>
      get<DeflectionVisits>('/knowledge/deflection/visits', {
        query: { ...Object.fromEntries(new URLSearchParams(rows.split('?')[1] ?? '')), cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: first,
    getNextPageParam: nextOf,
    staleTime: 30_000,
  })
