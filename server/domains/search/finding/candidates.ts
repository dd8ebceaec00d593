import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { secondsOf } from '../../../platform/stretches.ts'
import type { Sought } from '../understanding/sought.ts'
import { besides, check, everything, filteredHeads, inHeads, inWords, phrasesIn, score } from './asked-of-documents.ts'
import { type Boundary, type Candidate, EVERYTHING, type Found, IN_TEXT, newestFirst, startOf } from './candidate.ts'
import { newestLeft } from './newest-left.ts'
import { MOST_CHECKED, MOST_DOCUMENTS, stepsFor, walk } from './walk.ts'

/** What has the words in its subject or names is looked for wherever it is, up to so many. */
const IN_HEAD = 60
/** A filter that leaves no more than these is the shorter way than the words. */
const FEW_TICKETS = 1_000
/** A word is taken to be spread over so many seconds, a year: how far the first step goes. */
const SPREAD_SECONDS = 2 ** 25

/** The tickets that match, at a price that does not grow with how many there are. */
export async function candidatesFor(ctx: Context, sought: Sought, boundary: Boundary): Promise<Found> {
  const rarest = Math.min(
    ...[...sought.wanted, ...sought.inHead.filter(({ without }) => !without).map(({ wanted }) => wanted)].map(
      ({ documents }) => documents,
    ),
  )
  if (rarest === 0) return { head: [], text: [], complete: true }
  if (isNarrowed(ctx, sought) && rarest > FEW_TICKETS) {
    const few = await amongFiltered(ctx, sought, boundary)
    if (few.complete || few.text.length > IN_TEXT) return few
  }
  return amongDocuments(ctx, sought, { boundary, rarest })
}

/** Whether many documents may match of which few tickets are wanted. */
const isNarrowed = ({ actor }: Context, { conditions }: Sought): boolean =>
  conditions.length > 0 || actor.read_reach !== 'all'

/** From the filters' side: one after the other the newest tickets they leave, until enough have the words. */
async function amongFiltered(ctx: Context, sought: Sought, before: Boundary): Promise<Found> {
  const rows = await newestLeft(ctx, sought, {
    before,
    limit: FEW_TICKETS,
    select: (few) => sql<Candidate & { looked_at: number; too_many: boolean }>`
      with few as materialized (${few}), matching as materialized (
        select d.* from few
        cross join lateral (
          select found.ticket_id, found.at, found.head from search_tickets found
          where found.ticket_id = few.id and ${sql.join(everything(sought), sql` and `)} limit 1) d
        limit ${sql.lit(IN_TEXT + 1)})
      select d.ticket_id as id, d.at, ${score(sought)} as score, looked_at, too_many
      from (select count(*)::int as looked_at, coalesce(bool_or(too_many), false) as too_many from few) as counted
      left join matching d on true`,
  })
  const text = rows.filter(({ id }) => id !== null).sort(newestFirst)
  return { head: [], text, complete: text.length <= IN_TEXT && rows[0]!.looked_at < FEW_TICKETS }
}

interface Walk {
  boundary: Boundary
  rarest: number
}

/** From the words' side: from the newest documents to the oldest, until there are enough. */
async function amongDocuments(ctx: Context, sought: Sought, { boundary, rarest }: Walk): Promise<Found> {
  const spread_seconds = (SPREAD_SECONDS / rarest) * IN_TEXT
  const checks = [...check('words', phrasesIn(sought)), ...check('head', filteredHeads(sought))]
  const text = await walk(ctx, sought, {
    ...{ steps: stepsFor(ctx, boundary, { rarest, first_seconds: spread_seconds }), limit: IN_TEXT + 1 },
    ...{ before: boundary, column: 'words', ...inWords(sought), checks },
  })
  const isExact = rarest <= (checks.length > 0 ? MOST_CHECKED : MOST_DOCUMENTS)
  const mayBeCut = checks.length > 0 || isNarrowed(ctx, sought)
  const complete = text.length <= IN_TEXT && (isExact || !mayBeCut)
  // What has the words in its head has them in its text: all of it is there already.
  if (sought.wanted.length === 0 || (complete && isEverything(boundary))) return { head: [], text, complete }
  const oldest = isEverything(boundary) ? text[IN_TEXT] : undefined
  const first_seconds = oldest ? secondsOf(startOf(ctx, boundary)) - secondsOf(oldest.at) : spread_seconds
  const head = await walk(ctx, sought, {
    ...{ steps: stepsFor(ctx, EVERYTHING, { rarest, first_seconds }), limit: IN_HEAD },
    ...{ before: EVERYTHING, column: 'head', ...inHeads(sought), checks: check('words', besides(sought)) },
  })
  return { head, text, complete }
}

const isEverything = ({ at }: Boundary): boolean => at === EVERYTHING.at
