import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { FrameworkFinding, FrameworkPlan } from '../../../server/domains/framework/contract.ts'
import { ApiError } from '../../lib/api.ts'
import { planQuery } from './framework-queries.ts'

export interface Mistake {
  path: string
  message: string
  line?: number
}

/** How the server understands a text: what it would change, what is wrong, what is hardly meant. */
export interface Reading {
  plan: FrameworkPlan | undefined
  mistakes: readonly Mistake[]
  findings: readonly FrameworkFinding[]
  /** Neither: it could not be asked. */
  trouble: unknown
  isCurrent: boolean
}

const PAUSE_MS = 400

/** Asked when typing pauses; the answer before stays until the new one is there. */
export function useReading(text: string): Reading {
  const [asked] = useDebouncedValue(text, PAUSE_MS)
  const query = useQuery(planQuery(asked))
  const last = useRef<Omit<Reading, 'isCurrent'>>({ plan: undefined, mistakes: [], findings: [], trouble: null })
  if (query.data) last.current = { plan: query.data, mistakes: [], findings: query.data.findings, trouble: null }
  if (query.error) last.current = readingOf(query.error)
  return { ...last.current, isCurrent: asked === text && !query.isFetching }
}

function readingOf(error: Error): Omit<Reading, 'isCurrent'> {
  const mistakes = error instanceof ApiError ? error.problem.errors : []
  return { plan: undefined, mistakes, findings: [], trouble: mistakes.length > 0 ? null : error }
}
