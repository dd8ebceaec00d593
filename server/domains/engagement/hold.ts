import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

/** Two looks at the same person's signals go one after the other: the second must see what the first has told and offered. */
export const holdSignals = ({ db }: Context, customerId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`engagement:${customerId}`}, 0))`.execute(db)
