export const FACES = ['form', 'yaml', 'versions'] as const
export type Face = (typeof FACES)[number]

/** What of the framework is on screen. `line` and `path` lead to a place; `version` says whose line it is. */
export interface FrameworkSearch {
  face?: Face
  line?: number
  path?: string
  /** A version's own text, or `defaults`: what counts where the operator says nothing. */
  version?: number | 'defaults'
}

export function parseFrameworkSearch(search: Record<string, unknown>): FrameworkSearch {
  const face = FACES.find((one) => one === search.face)
  const line = whole(search.line)
  const version = search.version === 'defaults' ? 'defaults' : whole(search.version)
  const path = typeof search.path === 'string' && /^[\w.-]{1,400}$/.test(search.path) ? search.path : undefined
  return {
    ...(face && { face }),
    ...(line && { line }),
    ...(path && { path }),
    ...(version && { version }),
  }
}

function whole(value: unknown): number | undefined {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : undefined
}
