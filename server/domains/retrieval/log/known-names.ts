import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Known } from '../../knowledge/without-personal-data.ts'

/** Longer ones are sentences: names in them are told by how they are introduced. */
const MOST_WORDS = 12
const WORDS_OF_A_NAME = [2, 3, 4] as const
const MOST_HAN = 24
const HAN_OF_A_NAME = [3, 4] as const
/** Behind every other character. */
const LAST = '\u{10FFFF}'
const IS_HAN = /^\p{Script=Han}{2,4}$/u

/**
 * Names of customers that somebody typed, or began to type and nothing else. One word may be anything, so a name has two of
 * them, or is Chinese; one of two characters counts by itself only. Looked up by index: some tenths of a millisecond.
 */
export async function knownNamesIn({ db }: Context, query: string): Promise<Known> {
  const parts = partsThatMayBeNames(query)
  const isBegun = IS_HAN.test(query) || (parts.includes(query) && !query.includes('['))
  if (parts.length === 0 && !isBegun) return {}
  const start = query.toLowerCase()
  // Compared letter by letter (~>=~), as the index by the start of names is ordered, whatever the collation.
  const begun = sql`union all (select ${query}::text from customers
    where lower(name) ~>=~ ${start} and lower(name) ~<~ ${start + LAST} limit 1)`
  const { rows } = await sql<{ name: string }>`
    select c.name from unnest(${parts}::text[]) part join customers c on lower(c.name) = lower(part)
    ${isBegun ? begun : sql``}`.execute(db)
  return { names: [...new Set(rows.map(({ name }) => name))] }
}

function partsThatMayBeNames(query: string): string[] {
  const words = query.split(' ').slice(0, MOST_WORDS)
  const spaced = WORDS_OF_A_NAME.flatMap((length) => stretches(words, length).map((part) => part.join(' ')))
  const runs = query.match(/\p{Script=Han}+/gu) ?? []
  const han = runs.flatMap((run) =>
    HAN_OF_A_NAME.flatMap((length) => stretches([...run].slice(0, MOST_HAN), length).map((part) => part.join(''))),
  )
  return [...new Set([...spaced, ...han, ...(IS_HAN.test(query) ? [query] : [])])]
}

const stretches = (all: readonly string[], length: number): string[][] =>
  all.slice(0, Math.max(0, all.length - length + 1)).map((_, from) => all.slice(from, from + length))
