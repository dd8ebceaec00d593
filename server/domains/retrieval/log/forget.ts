import type { Context } from '../../../platform/context.ts'

const KEPT_MONTHS = 13
const AT_ONCE = 10_000

/** Searches are forgotten after 13 months: a year can be compared with the one before, and no more is needed. */
export async function forgetSearches({ db, now }: Context): Promise<void> {
  const before = now().toZonedDateTimeISO('UTC').subtract({ months: KEPT_MONTHS }).toInstant().toString()
  await db
    .deleteFrom('article_searches')
    .where('id', 'in', (rows) =>
      rows.selectFrom('article_searches').select('id').where('at', '<', before).limit(AT_ONCE),
    )
    .execute()
}
