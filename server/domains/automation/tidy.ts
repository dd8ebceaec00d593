import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'

/** Runs are kept for so long; what was decided stays with the ticket. */
const KEPT_DAYS = 400
/** Rows forgotten in one hour at most: no transaction that holds others up. */
const MOST = 20_000

export const forgetOldRuns = ({ db, now }: Context) =>
  sql`
    delete from automation_runs where id in (
      select id from automation_runs where at < ${instantText(now().subtract({ hours: 24 * KEPT_DAYS }))}::timestamptz
      limit ${MOST})`.execute(db)
