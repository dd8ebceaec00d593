import { expressionBuilder } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { STOP_WORDS } from '../../../platform/text/stop-words.ts'
import type { Understood } from '../contract.ts'
import type { Weight } from '../text/vector.ts'
import type { Asked, Condition } from './asked.ts'
import type { FilterName } from './filter-words.ts'
import { type ReadFilter, readFilters } from './filters.ts'
import { type Group, groupsOf, type Term } from './groups.ts'
import { type FilterPiece, type Piece, piecesOf } from './pieces.ts'
import { correctionsOf, type Known, wordsFor } from './vocabulary.ts'

/** A group with the words that stand for each of its terms, ready to be asked for. */
export interface Wanted {
  /** As PostgreSQL reads it; with weights, only where the word stands with one of them. */
  query(weights?: string): string
  /** The same without regard to order: what an index can tell by itself. Equal to `query()` unless it is a phrase. */
  together: string
  /** Any of these is a hit. */
  words: string[]
  /** Documents it can be in at most. */
  documents: number
}

/** What is looked for, all of it at once. */
export interface Sought {
  wanted: Wanted[]
  unwanted: Wanted[]
  /** What must stand, or must not, in a part of the head. */
  inHead: { wanted: Wanted; weights: Weight; without: boolean }[]
  marks: { mark: string; without: boolean }[]
  conditions: Condition[]
  /** Lists of facets, of each of which a ticket must have one: as much of the conditions as can be looked up. */
  facets: string[][]
  /** Spam and merged tickets are there for whoever asks for them. */
  shows: { spam: boolean; merged: boolean }
  /** The numbers somebody may have asked for: 42 and SR-0042 are the same. */
  numbers: string[]
  understood: Understood
}

/** Reads what was typed, and looks up which words it may mean. */
export async function soughtIn(ctx: Context, text: string): Promise<Sought> {
  const { words, filters } = piecesOf(text)
  const read = await readFilters(ctx, filters)
  const pieces = tellingOf(words.map((piece) => ({ ...piece, groups: groupsOf(piece) })))
  const heads = read.flatMap(({ asked, ...filter }) =>
    asked?.of === 'head' ? groupsIn(filter.value).map((group) => ({ ...filter, ...asked, group })) : [],
  )
  const groups = [...pieces.flatMap(({ groups }) => groups), ...heads.map(({ group }) => group)]
  const known = await wordsFor(ctx, groups.flat())
  const corrected = await correct(ctx, groups, known)
  const side = (isWithout: boolean) =>
    pieces.flatMap(({ without, groups }) =>
      without === isWithout ? groups.map((group) => wantedOf(group, known)) : [],
    )
  return {
    wanted: side(false),
    unwanted: side(true),
    inHead: heads.map(({ group, weights, without }) => ({ wanted: wantedOf(group, known), weights, without })),
    marks: read.flatMap(({ asked, without }) => (asked?.of === 'mark' ? [{ mark: asked.mark, without }] : [])),
    ...rowsAsked(read),
    numbers: numbersIn(words),
    understood: { words: words.map(asTyped), filters: read.map(asUnderstood), corrected },
  }
}

const groupsIn = (value: string): Group[] => groupsOf({ text: value, quoted: false, without: false, unfinished: true })

type GroupedPiece = Piece & { groups: Group[] }

/** Words such as "the" are looked for only when nothing else is. */
function tellingOf(pieces: GroupedPiece[]): GroupedPiece[] {
  const telling = pieces.filter(({ quoted, without, groups }) => quoted || without || !groups.every(saysNothing))
  return telling.some(({ without }) => !without) ? telling : pieces
}

const saysNothing = (group: Group): boolean => group.length === 1 && STOP_WORDS.has(group[0]!.word)

const MOST_CORRECTED = 3

/** Words that are in no document are looked for as what they may have been meant to be. */
async function correct(
  ctx: Context,
  groups: readonly Group[],
  known: Map<Term, Known[]>,
): Promise<Understood['corrected']> {
  const unknown = groups.flatMap((group) => (group.length === 1 && known.get(group[0]!)!.length === 0 ? group : []))
  const corrections = await Promise.all(
    unknown.slice(0, MOST_CORRECTED).map(async (term) => ({ term, meant: await correctionsOf(ctx, term.word) })),
  )
  for (const { term, meant } of corrections) known.set(term, meant)
  return corrections.flatMap(({ term, meant }) =>
    meant.length > 0 ? [{ word: term.word, to: meant.map(({ word }) => word) }] : [],
  )
}

function wantedOf(group: Group, known: Map<Term, Known[]>): Wanted {
  const alternatives = group.map((term) => ({ ...term, known: known.get(term)! }))
  const words = alternatives.flatMap(({ known }) => known.map(({ word }) => word))
  const documents = alternatives.map(({ known }) => known.reduce((sum, { documents }) => sum + documents, 0))
  return {
    words,
    documents: Math.min(...documents),
    query: (weights = '') => phraseOf(alternatives, { weights }),
    together: phraseOf(alternatives, { between: '&' }),
  }
}

/** Words are letters and digits, so nothing in them needs escaping. A word nobody has written stands for itself. */
function phraseOf(
  alternatives: readonly (Term & { known: Known[] })[],
  { weights = '', between }: { weights?: string; between?: string },
): string {
  const terms = alternatives.map(({ word, known, distance }, index) => {
    const words = known.length > 0 ? known.map(({ word }) => word) : [word]
    const either = `(${words.map((word) => `'${word}'${weights && `:${weights}`}`).join('|')})`
    return index === 0 ? either : `${between ?? `<${distance}>`}${either}`
  })
  return `(${terms.join('')})`
}

function rowsAsked(read: readonly ReadFilter[]): Pick<Sought, 'conditions' | 'facets' | 'shows'> {
  const rows = read.flatMap(({ asked, ...filter }) => (asked?.of === 'row' ? [{ ...filter, ...asked }] : []))
  const shown = new Set(rows.flatMap(({ shows, without }) => (shows && !without ? [shows] : [])))
  const alternatives = alternativesOf(rows.filter(({ without }) => !without))
  return {
    conditions: [
      ...rows.filter(({ without }) => without).map(({ condition }) => eb.not(condition)),
      ...alternatives.map((either) => eb.or(either.map(({ condition }) => condition))),
    ],
    facets: alternatives.flatMap((either) =>
      either.every(({ facets }) => facets) ? [either.flatMap(({ facets }) => facets!)] : [],
    ),
    shows: { spam: shown.has('spam'), merged: shown.has('merged') },
  }
}

const eb = expressionBuilder<DB, 'tickets'>()

type RowFilter = FilterPiece & Extract<Asked, { of: 'row' }>

/** A ticket has one status, so two of them mean either; it can have two tags, and be two things. */
const ALL_OF: ReadonlySet<FilterName> = new Set(['tag', 'is', 'before', 'after'])

function alternativesOf(rows: readonly RowFilter[]): RowFilter[][] {
  const each = rows.filter((row) => ALL_OF.has(row.name)).map((row) => [row])
  const either = Map.groupBy(
    rows.filter((row) => !ALL_OF.has(row.name)),
    ({ name }) => name,
  )
  return [...each, ...either.values()]
}

/** A case id by itself, or among other words when it is written as one. */
function numbersIn(words: readonly Piece[]): string[] {
  const form = words.length === 1 ? /^(?:sr-?|#)?0*([1-9]\d{0,15})$/i : /^(?:sr-?|#)0*([1-9]\d{0,15})$/i
  return words.flatMap(({ text, without }) => (without ? [] : (form.exec(text)?.slice(1) ?? [])))
}

const asTyped = ({ text, quoted, without }: Piece): string => `${without ? '-' : ''}${quoted ? `"${text}"` : text}`

const asUnderstood = ({ name, value, without, asked }: ReadFilter): Understood['filters'][number] => ({
  name: `${without ? '-' : ''}${name}`,
  value,
  known: asked !== null,
})
