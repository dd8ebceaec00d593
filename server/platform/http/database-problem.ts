import { type AppError, conflict, invalid, unavailable } from '../errors.ts'

/** A lock that was not free in time, a deadlock, transactions that got in each other's way. */
const BUSY = ['55P03', '40P01', '40001']
const TAKEN = '23505'
/** Data exceptions: a number out of range, a text that is no id, no date, no UTF-8. */
const UNFIT = '22'

/**
 * The net below the contracts: what a client can cause is said to be the client's, even where a check is missing.
 * SQLSTATE classes: PostgreSQL manual, appendix A. The database's own words stay in the log; they can hold content.
 */
export function databaseProblem(error: unknown): AppError | undefined {
  const state = sqlStateOf(error)
  if (state?.startsWith(UNFIT))
    return invalid('One of the values cannot be stored: a number too large, or a text where an id or a date belongs.')
  if (state === TAKEN)
    return conflict('conflict', 'Somebody was faster: this exists already. Load it again, then decide.')
  if (state && BUSY.includes(state))
    return unavailable('busy', 'Somebody else is changing this right now; nothing was changed. Try again in a moment.')
  return undefined
}

/** Told by shape: an error of the driver has a severity and five characters of code. */
function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
