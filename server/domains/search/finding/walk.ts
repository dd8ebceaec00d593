import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { secondsOf } from '../../../platform/stretches.ts'
import { stretchesBefore } from '../text/stretches.ts'
import type { Sought } from '../understanding/sought.ts'
import { type Asked, score } from './asked-of-documents.ts'
import { type Boundary, type Candidate, newestFirst, startOf } from './candidate.ts'
import { visible } from './newest-left.ts'

/** Documents whose tickets are looked at for filters, reach and spam. */
export const MOST_DOCUMENTS = 10_000
/** Documents that are opened to see whether words follow each other, or stand in a name. */
export const MOST_CHECKED = 2_000
/** A word in fewer documents is asked for at once, not stretch by stretch. */
const RARE = 1_000

interface WalkOver extends Asked {
  /** Stretches as queries, newest first; one that is empty means all of time at once. */
  steps: string[]
  limit: number
  column: 'head' | 'words'
  /** What must be looked up in each document. */
  checks: RawBuilder<SqlBool>[]
  before: Boundary
}

/**
 * Each part is asked only as far as the one around it wants more: once enough tickets are there, neither further tickets
 * nor further stretches are read. What the index cannot answer is checked outside of the inner limit, so that it is
 * bounded too, and cannot tempt the planner to read another index to its end.
 */
export async function walk(ctx: Context, sought: Sought, over: WalkOver): Promise<Candidate[]> {
  const { steps, limit, checks, before } = over
  const { rows } = await sql<Candidate>`
    select d.ticket_id as id, d.at, ${score(sought)} as score from (
      select found.ticket_id, found.at, found.head from (
        select d.* from unnest(${steps}::text[]) as step(stretch)
        cross join lateral (
          select d.ticket_id, d.at, d.head, d.words from search_tickets d
          where ${within(over)} and (d.at, d.ticket_id) < (${before.at}::timestamptz, ${before.id}::uuid)
          order by d.at desc, d.ticket_id desc limit ${sql.lit(MOST_DOCUMENTS)}) d
        limit ${sql.lit(checks.length > 0 ? MOST_CHECKED : MOST_DOCUMENTS)}) found
      cross join lateral (
        select from tickets where tickets.id = found.ticket_id and ${visible(ctx, sought)} limit 1) ticket
      where ${sql.join([sql`true`, ...checks], sql` and `)}
      limit ${sql.lit(limit)}) d`.execute(ctx.db)
  return rows.sort(newestFirst)
}

/**
 * What must be there is asked part by part, which costs the index a fraction of one question about all of it. What must
 * not be there cannot stand by itself: nearly every document is without it.
 */
function within({ steps, column, there, missing }: WalkOver): RawBuilder<SqlBool> {
  const absent = missing.map((query) => sql<SqlBool>`${query}::tsquery`)
  const together = (parts: RawBuilder<unknown>[]) =>
    sql<SqlBool>`d.${sql.ref(column)} @@ (${sql.join(parts, sql` && `)})`
  const [first, ...others] = there.map((query) => sql`${query}::tsquery`)
  const conditions =
    steps[0] === ''
      ? [together([first!, ...absent]), ...others.map((query) => together([query]))]
      : [together([sql`step.stretch::tsquery`, ...absent]), ...there.map((query) => together([sql`${query}::tsquery`]))]
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

interface Step {
  rarest: number
  first_seconds: number
}

/** The stretches before a moment as queries, for words in so many documents. */
export function stepsFor(ctx: Context, before: Boundary, { rarest, first_seconds }: Step): string[] {
  if (rarest <= RARE) return ['']
  const steps = stretchesBefore(secondsOf(startOf(ctx, before)), first_seconds)
  return steps.map((names) => names.map((name) => `'${name}'`).join('|'))
}
