import type { Status } from './contract.ts'

/** Waiting for somebody else, or done: a customer's message makes it ours to move again. */
const WAKES: readonly Status[] = ['pending', 'on_hold', 'resolved']

/** The status after a customer's message that wants something. */
export const statusAfterCustomer = (status: Status): Status => (WAKES.includes(status) ? 'open' : status)

/** The status after our reply, unless the writer says otherwise: now we wait for the customer. */
export const statusAfterReply = (status: Status): Status => (status === 'resolved' ? 'resolved' : 'pending')

/** Touched: an untouched ticket that somebody takes is open. */
export const statusAfterTouch = (status: Status): Status => (status === 'new' ? 'open' : status)
