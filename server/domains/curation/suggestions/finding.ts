import type { Evidence, Figure, SuggestionKind, SuggestionPriority } from '../contract.ts'
import { wilson } from '../statistics.ts'

/** Something a rule has found about an article. */
export interface Finding {
  article_id: string
  /** Empty where it concerns all languages. */
  language: string
  kind: SuggestionKind
  /** Tells two of one kind apart. */
  matter: string
  priority: SuggestionPriority
  evidence: Kept
  /** How much speaks for it: grown by half, it comes back after it was dismissed. */
  weight: number
}

/** Evidence as it is kept: with the words the recommendation is made of. */
export interface Kept extends Evidence {
  terms: string[]
}

export const NO_EVIDENCE: Kept = { figures: [], quotes: [], rows: null, terms: [] }

interface Counted {
  name: string
  definition: string
  count: number
  n: number
  compared_with?: number
}

/** A share as percent with its interval. */
export function percentOf({ name, definition, count, n, compared_with }: Counted): Figure {
  const share = wilson(count, n)
  const percent = (value: number) => Math.round(value * 1_000) / 10
  return {
    ...{ name, definition, n },
    value: share ? percent(share.value) : 0,
    low: share ? percent(share.low) : null,
    high: share ? percent(share.high) : null,
    compared_with: compared_with === undefined ? null : percent(compared_with),
  }
}

/** A plain number, such as days or a grade. */
export const numberOf = ({
  name,
  definition,
  value,
  n,
}: Pick<Figure, 'name' | 'definition' | 'value' | 'n'>): Figure => ({
  ...{ name, definition, value: Math.round(value * 10) / 10, n },
  low: null,
  high: null,
  compared_with: null,
})
