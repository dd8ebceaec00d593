import type { Status } from './contract.ts'

/** Waiting for somebody else, or done: a customer's message makes it ours to move again. */
const WAKES: readonly Status[] = ['pending', 'on_hold', 'resolved']

/** The statuses of what is ours to move. */
export const OURS = ['new', 'open', 'escalated'] as const satisfies readonly Status[]

interface Standing {
  status: string
  snoozed_until: string | null
  spam: boolean
  merged_into: string | null
}

/** Somebody of ours has to do something about it now. What is put aside waits for its moment, and takes nobody's time. */
export const isOurs = ({ status, snoozed_until, spam, merged_into }: Standing): boolean =>
  (OURS as readonly string[]).includes(status) && snoozed_until === null && !spam && merged_into === null

/** Nobody has to do anything about it any more. */
export const isOver = (status: string): boolean => status === 'resolved' || status === 'closed'

/** The status after a customer's message that wants something. */
export const statusAfterCustomer = (status: Status): Status => (WAKES.includes(status) ? 'open' : status)

/** The status after our reply, unless the writer says otherwise: now we wait for the customer. */
export const statusAfterReply = (status: Status): Status => (status === 'resolved' ? 'resolved' : 'pending')

/** Touched: a ticket nobody had taken yet, new or handed up, is open once somebody does. */
export const statusAfterTouch = (status: Status): Status =>
  status === 'new' || status === 'escalated' ? 'open' : status
