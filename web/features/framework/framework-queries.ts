import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  FrameworkDiff,
  FrameworkDrift,
  FrameworkPlan,
  FrameworkVersion,
  FrameworkVersionText,
} from '../../../server/domains/framework/contract.ts'
import { get, post } from '../../lib/api.ts'
import type { Schema } from './form/schema.ts'

export const schemaQuery = queryOptions({
  queryKey: ['framework', 'schema'],
  queryFn: ({ signal }) => get<Schema>('/framework/schema', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The text that counts where the operator's says nothing. */
export const defaultsQuery = queryOptions({
  queryKey: ['framework', 'defaults'],
  queryFn: ({ signal }) => get<{ text: string }>('/framework/defaults', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const versionsQuery = (cursor?: string) =>
  queryOptions({
    queryKey: ['framework', 'versions', cursor ?? ''],
    queryFn: ({ signal }) =>
      get<{ items: FrameworkVersion[]; next_cursor: string | null }>('/framework/versions', {
        query: { cursor, limit: 30 },
        signal,
      }),
  })

export const versionQuery = (number: number) =>
  queryOptions({
    queryKey: ['framework', 'version', number],
    queryFn: ({ signal }) => get<z.infer<typeof FrameworkVersionText>>(`/framework/versions/${number}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const diffQuery = (number: number) =>
  queryOptions({
    queryKey: ['framework', 'diff', number],
    queryFn: ({ signal }) => get<z.infer<typeof FrameworkDiff>>(`/framework/versions/${number}/diff`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const driftQuery = queryOptions({
  queryKey: ['framework', 'drift'],
  queryFn: ({ signal }) => get<z.infer<typeof FrameworkDrift>>('/framework/drift', { signal }),
})

/** What a text would change, or what is wrong with it: asked once for each text. */
export const planQuery = (text: string) =>
  queryOptions({
    queryKey: ['framework', 'plan', text],
    queryFn: ({ signal }) => post<FrameworkPlan>('/framework/plan', { text }, { signal }),
    retry: false,
    staleTime: 60_000,
    gcTime: 60_000,
  })
