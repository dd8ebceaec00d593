import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { unavailable } from '../../platform/errors.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { DeskFound, SearchQuery, Understood } from './contract.ts'
import { idsByNumber } from './finding/by-number.ts'
import type { Boundary, Found } from './finding/candidate.ts'
import { candidatesFor } from './finding/candidates.ts'
import { filteredOnly } from './finding/filtered-only.ts'
import { hitsOf, type Match } from './finding/hits.ts'
import { isFirst, pageOfFound, placeOf } from './finding/page.ts'
import { peopleFor } from './finding/people.ts'
import { inTurn } from './finding/turnstile.ts'
import { wordsAmong } from './finding/words-among.ts'
import { type Sought, soughtIn } from './understanding/sought.ts'

/** A statement that takes longer is given up: whoever searches would have gone by then, and others want the database too. */
const LONGEST_STATEMENT_MS = 2_000
const QUERY_CANCELED = '57014'

/** Tickets that have all the words, best first and then newest; with the first page the people so called. */
export const search = (ctx: Context, query: SearchQuery): Promise<DeskFound> =>
  inTurn(() =>
    inTransaction(ctx, async (ctx) => {
      // Whatever is looked for has an index; of a common word the planner may think it would be met soon without.
      await sql`select set_config('statement_timeout', ${String(LONGEST_STATEMENT_MS)}, true),
        set_config('enable_seqscan', 'off', true)`.execute(ctx.db)
      return searchNow(ctx, query)
    }),
  ).catch((error) => {
    throw error instanceof Error && 'code' in error && error.code === QUERY_CANCELED ? tookTooLong() : error
  })

async function searchNow(ctx: Context, { q, cursor, limit }: SearchQuery): Promise<DeskFound> {
  const place = placeOf(cursor)
  const sought = await soughtIn(ctx, q)
  const numbered = await idsByNumber(ctx, sought)
  const found = await find(ctx, sought, place.boundary)
  const page = pageOfFound(withoutIds(found, numbered), place, limit)
  const byNumber = isFirst(place) ? numbered.map((id): Match => ({ id, found: 'number' })) : []
  const matches = [...byNumber, ...page.items.map(({ id, score }): Match => ({ id, found: foundIn(sought, score) }))]
  const people = isFirst(place) ? await peopleFor(ctx, sought) : { customers: [], companies: [] }
  return {
    understood: { ...sought.understood, corrected: await seenCorrections(ctx, sought, found) },
    items: await hitsOf(ctx, matches, sought),
    next_cursor: page.next_cursor,
    ...people,
    complete: found.complete,
  }
}

/** Nothing but filters is a list; its order is that of lists. */
const find = (ctx: Context, sought: Sought, boundary: Boundary): Promise<Found> =>
  asksDocuments(sought) ? candidatesFor(ctx, sought, boundary) : filteredOnly(ctx, sought, boundary)

const asksDocuments = ({ wanted, unwanted, inHead, marks }: Sought): boolean =>
  wanted.length + unwanted.length + inHead.length + marks.length > 0

const foundIn = ({ wanted }: Sought, score: number): Match['found'] => (wanted.length > 0 ? { score } : 'filter')

const withoutIds = (found: Found, ids: readonly string[]): Found =>
  ids.length === 0
    ? found
    : {
        ...found,
        head: found.head.filter(({ id }) => !ids.includes(id)),
        text: found.text.filter(({ id }) => !ids.includes(id)),
      }

/** Only words of tickets that were found are named: one from elsewhere would tell what stands in tickets out of reach. */
async function seenCorrections(
  ctx: Context,
  { understood }: Sought,
  { head, text }: Found,
): Promise<Understood['corrected']> {
  if (understood.corrected.length === 0) return []
  const ids = [...head, ...text].map(({ id }) => id)
  const seen = await wordsAmong(
    ctx,
    ids,
    understood.corrected.flatMap(({ to }) => to),
  )
  return understood.corrected.flatMap(({ word, to }) => {
    const there = to.filter((word) => seen.has(word))
    return there.length > 0 ? [{ word, to: there }] : []
  })
}

const tookTooLong = () =>
  unavailable('search_too_slow', 'This search took too long and was given up. Add a word or a filter, or try again.')
