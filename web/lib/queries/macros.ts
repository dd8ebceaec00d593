import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { FilledMacro, Macro, MacroVariable } from '../../../server/domains/macros/contract.ts'
import { get } from '../api.ts'
import type { Page } from './tickets.ts'

export type { Macro }
export type Variable = z.infer<typeof MacroVariable>

/** Far more than anybody finds anything in; a bound, so that a faulty cursor cannot ask for ever. */
const MOST_PAGES = 20

/** Every macro the reader may use: they are filtered while typing, which waits for nobody. */
export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: ({ signal }) => allMacros(signal),
  staleTime: 60_000,
})

export const variablesQuery = queryOptions({
  queryKey: ['macros', 'variables'],
  queryFn: async ({ signal }) => (await get<{ items: Variable[] }>('/macros/variables', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
})

export const filledMacro = (ticketId: string, macroId: string) =>
  get<FilledMacro>(`/tickets/${ticketId}/macros/${macroId}`)

async function allMacros(signal: AbortSignal): Promise<Macro[]> {
  const macros: Macro[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next_cursor }: Page<Macro> = await get<Page<Macro>>('/macros', {
      query: { limit: 100, cursor },
      signal,
    })
    macros.push(...items)
    cursor = next_cursor
    if (!cursor) break
  }
  return macros
}
