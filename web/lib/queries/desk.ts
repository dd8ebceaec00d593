import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { FrameworkInForce } from '../../../server/domains/framework/contract.ts'
import { get } from '../api.ts'

export type Framework = z.infer<typeof FrameworkInForce>

export const frameworkQuery = queryOptions({
  queryKey: ['framework'],
  queryFn: ({ signal }) => get<Framework>('/framework', { signal }),
  // Somebody may be editing the text: it is fetched again only when they ask.
  staleTime: Number.POSITIVE_INFINITY,
})
