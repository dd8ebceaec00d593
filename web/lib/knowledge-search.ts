import type { ArticleQuery } from '../../server/domains/knowledge/contract.ts'

/** Parts of the list that somebody looks through, one at a time. */
export const STATUSES = [
  'draft',
  'in_review',
  'scheduled',
  'published',
  'stale',
  'outdated',
  'missing_translation',
  'archived',
] as const satisfies readonly NonNullable<ArticleQuery['status']>[]

export const VISIBILITIES = ['public', 'customers', 'internal'] as const satisfies readonly NonNullable<
  ArticleQuery['visibility']
>[]

/** Which articles are listed; lives in the address. `q` asks the search of the help center, as the desk sees it. */
export interface ArticleSearch {
  q?: string
  status?: (typeof STATUSES)[number]
  category?: string
  language?: string
  visibility?: (typeof VISIBILITIES)[number]
  owner_id?: string
}

const words = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)
const oneOf = <Word>(known: readonly Word[], value: unknown) => known.find((word) => word === value)
const set = <Search extends object>(search: Search) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search

/** Reads the address leniently: what is unknown is left out. */
export const parseArticleSearch = (search: Record<string, unknown>): ArticleSearch =>
  set({
    // A search for digits alone comes out of the address as a number.
    q: words(typeof search.q === 'number' ? String(search.q) : search.q),
    status: oneOf(STATUSES, search.status),
    category: words(search.category),
    language: words(search.language),
    visibility: oneOf(VISIBILITIES, search.visibility),
    owner_id: words(search.owner_id),
  })

/** A new article is being asked for, besides what is listed. */
export interface KnowledgeSearch extends ArticleSearch {
  new?: 'yes'
}

export const parseKnowledgeSearch = (search: Record<string, unknown>): KnowledgeSearch => ({
  ...parseArticleSearch(search),
  ...(search.new === 'yes' ? { new: 'yes' } : {}),
})

/** A place below /knowledge, for links and navigation. */
export const inKnowledge = (place: string) => ({ to: '/knowledge/$', params: { _splat: place } }) as const
