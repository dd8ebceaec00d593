import type { TFunction } from 'i18next'
import type { Facet, Triage } from '../../server/domains/triage/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { humanize, languageName } from './words.ts'

export const FACETS = [
  'category',
  'impact',
  'urgency',
  'emotion',
  'complexity',
  'language',
  'priority',
] as const satisfies readonly Facet[]

/** Their first letters with Shift; priority has been `p` since before. X stands for complexity, C being taken. */
export const FACET_KEYS: Record<Facet, string> = {
  category: 'shift+c',
  impact: 'shift+i',
  urgency: 'shift+u',
  emotion: 'shift+e',
  complexity: 'shift+x',
  language: 'shift+l',
  priority: 'p',
}

const LEVELS = ['low', 'medium', 'high'] as const
const IMPACTS = [...LEVELS, 'critical'] as const
const CATEGORIES = ['technical', 'billing', 'account', 'feature_request'] as const
const EMOTIONS = ['frustrated', 'confused', 'neutral', 'satisfied'] as const

/** What a facet can be. Of languages, those most often written; any other code can be typed. */
export const FACET_VALUES: Record<Facet, readonly string[]> = {
  category: CATEGORIES,
  impact: IMPACTS,
  urgency: LEVELS,
  emotion: EMOTIONS,
  complexity: LEVELS,
  language: ['en', 'zh', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'ko', 'ru', 'tr', 'ar'],
  priority: IMPACTS,
}

/** Below this a reading is shown as unsure. */
const SURE = 0.5

export const isUnsure = ({ source, confidence, value }: Triage[Facet]) =>
  source === 'rules' && value !== null && confidence < SURE

/** Who says it in words: the translations and the reader's language. */
export interface Speaker {
  t: TFunction<['app', 'case', 'tasks']>
  language: string
}

/** A value of a facet in the reader's language; the raw word when it is a new one. */
export function facetWords({ t, language }: Speaker, facet: Facet, value: string): string {
  if (facet === 'language') return languageName(value, language)
  const category = CATEGORIES.find((known) => facet === 'category' && known === value)
  if (category) return t(`category.${category}`)
  const emotion = EMOTIONS.find((known) => facet === 'emotion' && known === value)
  if (emotion) return t(`emotion.${emotion}`)
  const level = IMPACTS.find((known) => known === value)
  if (!level) return humanize(value)
  return facet === 'priority' ? t(`priority.${level}`) : t(`case:level.${level}`)
}

/** Which facet's list is open: keys open it from anywhere on the page of the ticket. */
const opened = externalStore<Facet | null>(null)

export const openFacet = (facet: Facet | null) => opened.write(facet)
export const useOpenFacet = () => useExternalStore(opened)
