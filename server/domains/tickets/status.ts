import type { Status } from './contract.ts'

/** Waiting for somebody else, or done: a customer's message makes it ours to move again. */
const WAKES: readonly Status[] = ['pending', 'on_hold', 'resolved']

/** Nobody has to do anything about it any more. */
export const isOver = (status: string): boolean => status === 'resolved' || status === 'closed'

/** The status after a customer's message that wants something. */
export const statusAfterCustomer = (status: Status): Status => (WAKES.includes(status) ? 'open' : status)

/** The status after our reply, unless the writer says otherwise: now we wait for the customer. */
export const statusAfterReply = (status: Status): Status => (status === 'resolved' ? 'resolved' : 'pending')

/** Touched: a ticket nobody had taken yet, new or handed up, is open once somebody does. */
export const statusAfterTouch = (status: Status): Status =>
  status === 'new' || status === 'escalated' ? 'open' : status
