import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sought } from '../understanding/sought.ts'

/** Words of which it counts where they stand. */
const MOST_SCORED = 8

/** What the index can answer: what must be there, each by itself, and what must not. */
export interface Asked {
  there: string[]
  missing: string[]
}

const and = (queries: string[]): string => queries.join('&')
const not = (isWithout: boolean): string => (isWithout ? '!' : '')

/** Marks and what must not be there stand in the words only; what must stand in the head narrows the words as well. */
export const inWords = ({ wanted, inHead, marks, unwanted }: Sought): Asked => ({
  there: [
    ...wanted.map(({ together }) => together),
    ...inHead.filter(({ without }) => !without).map(({ wanted }) => wanted.together),
    ...marks.filter(({ without }) => !without).map(({ mark }) => `'${mark}'`),
  ],
  missing: [
    ...marks.filter(({ without }) => without).map(({ mark }) => `!'${mark}'`),
    ...unwanted.map(({ query }) => `!${query()}`),
  ],
})

/** What stands in heads, of words and filters alike. */
export const inHeads = ({ wanted, inHead }: Sought): Asked => ({
  there: [
    ...wanted.map(({ query }) => query()),
    ...inHead.filter(({ without }) => !without).map(({ wanted, weights }) => wanted.query(weights)),
  ],
  missing: inHead.filter(({ without }) => without).map(({ wanted, weights }) => `!${wanted.query(weights)}`),
})

/** Of the words, what heads do not tell. */
export const besides = ({ unwanted, marks }: Pick<Sought, 'unwanted' | 'marks'>): string[] => [
  ...marks.map(({ mark, without }) => `${not(without)}'${mark}'`),
  ...unwanted.map(({ query }) => `!${query()}`),
]

/** What filters ask of the parts of a head. */
export const filteredHeads = ({ inHead }: Sought): string[] =>
  inHead.map(({ wanted, weights, without }) => `${not(without)}${wanted.query(weights)}`)

/** Something to be looked up in a document that was `found`. */
export const check = (column: 'head' | 'words', queries: string[]): RawBuilder<SqlBool>[] =>
  queries.length > 0 ? [sql<SqlBool>`found.${sql.ref(column)} @@ ${and(queries)}::tsquery`] : []

/** What the index tells only in part: that words follow each other. */
export const phrasesIn = ({ wanted }: Sought): string[] =>
  wanted.filter((one) => one.query() !== one.together).map(({ query }) => query())

/** All of it at once, for few documents. */
export const everything = (sought: Sought): RawBuilder<SqlBool>[] => [
  ...check('words', [...sought.wanted.map(({ query }) => query()), ...besides(sought)]),
  ...check('head', filteredHeads(sought)),
]

/** Where each word stands at best. */
export function score({ wanted }: Sought): RawBuilder<number> {
  const parts = wanted.slice(0, MOST_SCORED).map(
    ({ query }) => sql`case when d.head @@ ${query('A')}::tsquery then 100
      when d.head @@ ${query('BC')}::tsquery then 10 when d.head @@ ${query('D')}::tsquery then 1 else 0 end`,
  )
  return parts.length > 0 ? sql<number>`(${sql.join(parts, sql` + `)})` : sql<number>`0`
}
