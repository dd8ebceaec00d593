import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { companiesById, customersById } from '../../customers/queries.ts'
import type { Sought } from '../understanding/sought.ts'

/** Shown beside the tickets. */
const MOST_SHOWN = 5
/** A word in so many names or texts tells nobody apart. */
const TOO_COMMON = 50_000

const NOBODY = { customers: [], companies: [] }

/** Customers and companies whose names or addresses have all the words. */
export async function peopleFor(ctx: Context, { wanted, conditions, marks }: Sought) {
  const rarest = Math.min(...wanted.map(({ documents }) => documents))
  if (wanted.length === 0 || conditions.length + marks.length > 0 || rarest === 0 || rarest > TOO_COMMON) return NOBODY
  const query = wanted.map(({ query }) => query()).join('&')
  const { rows } = await sql<{ id: string; kind: 'customer' | 'company' }>`
    (select id, kind from search_people where words @@ ${query}::tsquery and kind = 'customer' limit ${sql.lit(MOST_SHOWN)})
    union all
    (select id, kind from search_people where words @@ ${query}::tsquery and kind = 'company' limit ${sql.lit(MOST_SHOWN)})`.execute(
    ctx.db,
  )
  const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  const [customers, companies] = await Promise.all([
    customersById(ctx, idsOf('customer')),
    companiesById(ctx, idsOf('company')),
  ])
  return { customers, companies }
}
