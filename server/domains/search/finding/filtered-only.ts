import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Sought } from '../understanding/sought.ts'
import { type Boundary, type Candidate, type Found, IN_TEXT } from './candidate.ts'
import { newestLeft } from './newest-left.ts'

/** The newest tickets the filters leave. */
export async function filteredOnly(ctx: Context, sought: Sought, before: Boundary): Promise<Found> {
  const text = await newestLeft(ctx, sought, {
    before,
    limit: IN_TEXT + 1,
    select: (few) => sql<Candidate & { too_many: boolean }>`
      select id, at, 0 as score, too_many from (${few}) few order by at desc, id desc`,
  })
  return { head: [], text, complete: true }
}
