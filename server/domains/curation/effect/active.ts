/** A customer is active who wrote at least once within so many days. */
export const ACTIVE_DAYS = 90
