import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { withinReach } from '../../tickets/access.ts'
import { stretchesBefore } from '../text/stretches.ts'
import type { Sought } from '../understanding/sought.ts'

/** A ticket that has what is looked for. */
export interface Candidate {
  id: string
  at: string
  /** 100 for each word in the subject or case id, 10 for each in the name of a customer or company, 1 for other people. */
  score: number
}

/** Everything older than this moment, and at the same moment every smaller id. */
export interface Boundary {
  at: string
  id: string
}

export const EVERYTHING: Boundary = { at: '9998-01-01T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** How much of what matches is looked at in one go: in subjects and names wherever they are, and in all text the newest. */
const IN_HEAD = 60
export const IN_TEXT = 120
/** Documents whose tickets are looked at for filters, reach and spam. */
const MOST_DOCUMENTS = 10_000
/** Documents that are opened to see whether words follow each other, or stand in a name. */
const MOST_CHECKED = 2_000
/** A word in fewer documents is asked for at once, not stretch by stretch. */
const RARE = 1_000
/** A filter that leaves no more than these is the shorter way than the words. */
const FEW_TICKETS = 1_000
/** Words of which it counts where they stand. */
const MOST_SCORED = 8

export interface Found {
  head: Candidate[]
  /** Newest first. */
  text: Candidate[]
  /** Whether the text holds all there is up to the boundary. */
  complete: boolean
}

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

/** From the filters' side: the newest tickets they leave, and of these the ones that have the words. */
async function amongFiltered(ctx: Context, sought: Sought, { at, id }: Boundary): Promise<Found> {
  const { rows } = await sql<Candidate & { looked_at: number }>`
    with few as materialized (
      select tickets.id from tickets
      where ${visible(ctx, sought)} and (tickets.last_message_at, tickets.id) < (${at}::timestamptz, ${id}::uuid)
      order by tickets.last_message_at desc, tickets.id desc limit ${FEW_TICKETS})
    select d.ticket_id as id, d.at, ${score(sought)} as score, (select count(*)::int from few) as looked_at
    from (select count(*) from few) as counted
    left join (
      select found.* from few join search_tickets found on found.ticket_id = few.id
      where ${sql.join([sql`true`, ...everything(sought)], sql` and `)}) d on true`.execute(ctx.db)
  const text = rows.filter(({ id }) => id !== null).sort(newestFirst)
  return { head: [], text, complete: rows[0]!.looked_at < FEW_TICKETS }
}

interface Walk {
  boundary: Boundary
  rarest: number
}

/** From the words' side: from the newest documents to the oldest, until there are enough. */
async function amongDocuments(ctx: Context, sought: Sought, { boundary, rarest }: Walk): Promise<Found> {
  const steps = (before: Boundary) => (rarest <= RARE ? [''] : stepsBefore(ctx, before))
  const head = walk(ctx, sought, {
    ...{ steps: steps(EVERYTHING), limit: sought.wanted.length > 0 ? IN_HEAD : 0, before: EVERYTHING },
    ...{ column: 'head', query: and([...sought.wanted.map(({ query }) => query()), ...filteredHeads(sought)]) },
    checks: check('words', besides(sought)),
  })
  const checks = [...check('words', phrasesIn(sought)), ...check('head', filteredHeads(sought))]
  const text = walk(ctx, sought, {
    ...{ steps: steps(boundary), limit: IN_TEXT + 1, before: boundary },
    ...{ column: 'words', query: inWords(sought), checks },
  })
  const { rows } = await sql<Candidate & { in_head: boolean }>`
    with head as materialized (${head}), text as materialized (${text})
    select d.ticket_id as id, d.at, ${score(sought)} as score, in_head
    from (select *, true as in_head from head union all select *, false from text) d`.execute(ctx.db)
  const newest = rows.filter(({ in_head }) => !in_head)
  const isExact = rarest <= (checks.length > 0 ? MOST_CHECKED : MOST_DOCUMENTS)
  const mayBeCut = checks.length > 0 || isNarrowed(ctx, sought)
  return {
    head: rows.filter(({ in_head }) => in_head),
    text: newest,
    complete: newest.length <= IN_TEXT && (isExact || !mayBeCut),
  }
}

interface WalkOver {
  /** Stretches as queries, newest first; one that is empty means all of time at once. */
  steps: string[]
  limit: number
  column: 'head' | 'words'
  /** What the index can answer. */
  query: string
  /** What must be looked up in each document. */
  checks: RawBuilder<SqlBool>[]
  before: Boundary
}

/**
 * Each part is asked only as far as the one around it wants more: once enough tickets are there, neither further tickets
 * nor further stretches are read. What the index cannot answer is checked outside of the inner limit, so that it is
 * bounded too, and cannot tempt the planner to read another index to its end.
 */
function walk(ctx: Context, sought: Sought, { steps, limit, column, query, checks, before }: WalkOver) {
  const within = steps[0] === '' ? sql`${query}::tsquery` : sql`(${query}::tsquery && step.stretch::tsquery)`
  return sql`
    select found.ticket_id, found.at, found.head from (
      select d.* from unnest(${steps}::text[]) as step(stretch)
      cross join lateral (
        select d.ticket_id, d.at, d.head, d.words from search_tickets d
        where d.${sql.ref(column)} @@ ${within} and (d.at, d.ticket_id) < (${before.at}::timestamptz, ${before.id}::uuid)
        order by d.at desc, d.ticket_id desc limit ${MOST_DOCUMENTS}) d
      limit ${checks.length > 0 ? MOST_CHECKED : MOST_DOCUMENTS}) found
    cross join lateral (
      select from tickets where tickets.id = found.ticket_id and ${visible(ctx, sought)} limit 1) ticket
    where ${sql.join([sql`true`, ...checks], sql` and `)}
    limit ${limit}`
}

const stepsBefore = (ctx: Context, { at }: Boundary): string[] => {
  const from_ms = Math.min(Temporal.Instant.from(at).epochMilliseconds, ctx.now().epochMilliseconds)
  return stretchesBefore(from_ms / 1_000).map((names) => names.map((name) => `'${name}'`).join('|'))
}

/** What may be shown: within reach, and as in lists neither spam nor put into another ticket unless that is asked for. */
export function visible(
  ctx: Context,
  { conditions, shows }: Pick<Sought, 'conditions' | 'shows'>,
): RawBuilder<SqlBool> {
  const spam = shows.spam ? sql`true` : sql`not tickets.spam`
  const merged = shows.merged ? sql`true` : sql`tickets.merged_into is null`
  const all = [withinReach(ctx.actor, 'read'), ...conditions].map((condition) => sql`(${condition})`)
  return sql<SqlBool>`${spam} and ${merged} and ${sql.join(all, sql` and `)}`
}

const and = (queries: string[]): string => queries.join('&')
const not = (without: boolean): string => (without ? '!' : '')

/** Marks and what must not be there stand in the words only; what must stand in the head narrows the words as well. */
const inWords = ({ wanted, inHead, ...rest }: Sought): string =>
  and([
    ...wanted.map(({ together }) => together),
    ...inHead.filter(({ without }) => !without).map(({ wanted }) => wanted.together),
    ...besides(rest),
  ])

const besides = ({ unwanted, marks }: Pick<Sought, 'unwanted' | 'marks'>): string[] => [
  ...marks.map(({ mark, without }) => `${not(without)}'${mark}'`),
  ...unwanted.map(({ query }) => `!${query()}`),
]

const filteredHeads = ({ inHead }: Sought): string[] =>
  inHead.map(({ wanted, weights, without }) => `${not(without)}${wanted.query(weights)}`)

const check = (column: 'head' | 'words', queries: string[]): RawBuilder<SqlBool>[] =>
  queries.length > 0 ? [sql<SqlBool>`found.${sql.ref(column)} @@ ${and(queries)}::tsquery`] : []

const phrasesIn = ({ wanted }: Sought): string[] =>
  wanted.filter((one) => one.query() !== one.together).map(({ query }) => query())

/** All of it at once, for few documents. */
const everything = (sought: Sought): RawBuilder<SqlBool>[] => [
  ...check('words', [...sought.wanted.map(({ query }) => query()), ...besides(sought)]),
  ...check('head', filteredHeads(sought)),
]

/** Where each word stands at best. */
function score({ wanted }: Sought): RawBuilder<number> {
  const parts = wanted.slice(0, MOST_SCORED).map(
    ({ query }) => sql`case when d.head @@ ${query('A')}::tsquery then 100
      when d.head @@ ${query('BC')}::tsquery then 10 when d.head @@ ${query('D')}::tsquery then 1 else 0 end`,
  )
  return parts.length > 0 ? sql<number>`(${sql.join(parts, sql` + `)})` : sql<number>`0`
}

export const newestFirst = (a: Boundary, b: Boundary): number => compare(b.at, a.at) || compare(b.id, a.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
