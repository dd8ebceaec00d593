import type { TicketHistory } from './histories.ts'
import type { Settled } from './settle.ts'

/** A ticket with its clocks as they stand now. */
export interface Timed {
  ticket: TicketHistory
  clocks: Settled[]
}
