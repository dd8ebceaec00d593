import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { slipsAllowed, slipsBetween } from '../../../platform/text/slips.ts'
import { stemOf } from '../../../platform/text/stem.ts'
import type { Term } from './groups.ts'

/** A word that is in documents, and in how many. */
export interface Known {
  word: string
  documents: number
}

const MOST_FORMS = 12
/** Of a beginning, the most frequent words that begin so. */
const MOST_CONTINUATIONS = 24
const SHORTEST_BEGINNING = 2
/** Words looked through for them, so that two letters do not lead through half the vocabulary. */
const MOST_LOOKED_THROUGH = 5_000
const MOST_CORRECTIONS = 5
const MOST_ALIKE = 300

/** What stands for each term: the word itself, its forms, its continuations. Empty for a word nobody has written. */
export async function wordsFor({ db }: Context, terms: readonly Term[]): Promise<Map<Term, Known[]>> {
  const asked = terms.map(({ word, forms, prefix }, place) => ({
    place,
    word,
    stem: forms ? stemOf(word) : null,
    prefix: prefix && word.length >= SHORTEST_BEGINNING,
  }))
  const { rows } = await sql<Known & { place: number }>`
    select asked.place, known.word, known.documents
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(place int, word text, stem text, prefix boolean)
    cross join lateral (
      select word, documents from search_words where word = asked.word collate "C"
      union
      (select word, documents from search_words where stem = asked.stem collate "C" order by documents desc limit ${sql.lit(MOST_FORMS)})
      union
      (select word, documents from (
        select word, documents from search_words
        where asked.prefix and word >= asked.word collate "C" and word < (asked.word || chr(1114111)) collate "C"
        limit ${sql.lit(MOST_LOOKED_THROUGH)}) begun
      order by documents desc limit ${sql.lit(MOST_CONTINUATIONS)})
    ) known`.execute(db)
  const found = new Map<Term, Known[]>(terms.map((term) => [term, []]))
  for (const { place, word, documents } of rows) found.get(terms[place]!)!.push({ word, documents })
  return found
}

/** The words somebody may have meant who wrote one that nobody else has written; the nearest first, then the most used. */
export async function correctionsOf({ db }: Context, word: string): Promise<Known[]> {
  const most = slipsAllowed(word)
  if (most === 0 || !/^\p{L}+$/u.test(word) || !(await canCompare(db))) return []
  // A slip spoils up to three of a word's trigrams, so a short word has few left to be known by.
  await sql`select set_config('pg_trgm.similarity_threshold', ${word.length < 6 ? '0.15' : '0.2'}, true)`.execute(db)
  const { rows } = await sql<Known>`
    select word, documents from search_words
    where word % ${word} and stem is not null and length(word) between ${word.length - most} and ${word.length + most}
    order by similarity(word, ${word}) desc, documents desc limit ${sql.lit(MOST_ALIKE)}`.execute(db)
  return rows
    .map((known) => ({ ...known, slips: slipsBetween(word, known.word, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || b.documents - a.documents)
    .slice(0, MOST_CORRECTIONS)
}

let comparing = false

/** Whether the extension pg_trgm is there, and in a schema that is looked in. Once it is, it stays. */
async function canCompare(db: Context['db']): Promise<boolean> {
  if (comparing) return true
  const { rows } = await sql<{ there: boolean }>`
    select to_regprocedure('similarity(text,text)') is not null as there`.execute(db)
  comparing = rows[0]!.there
  return comparing
}
