import { StatusChanged } from '../tickets/events.ts'
import { isOver } from '../tickets/status.ts'
import type { Facts } from './facts/facts.ts'

/** Whether the first contact was enough is certain when so many days have passed without another. */
export const FIRST_CONTACT_DAYS = 7

export interface FirstContact {
  /** Null while it is not resolved and nothing speaks against it. */
  solved: boolean | null
  final: boolean
  contacts: number
  reopenings: number
  continued: string[]
}

/** Was one contact enough? A second message, a reopening or a further ticket about it says no, and no stays. */
export function firstContactOf({ ticket, messages, history, past, now }: Facts): FirstContact {
  const contacts = messages.filter(
    ({ kind, automatic, created_at }) =>
      kind === 'message' && automatic === 'none' && (!ticket.resolved_at || created_at <= ticket.resolved_at),
  ).length
  const reopenings = history.filter(
    ({ name, data }) => name === StatusChanged.name && isOver(data.before!) && !isOver(data.status!),
  ).length
  const ended = isOver(ticket.status) && ticket.resolved_at !== null
  const failed = contacts > 1 || reopenings > 0 || past.continued.length > 0
  const settled = ended && Temporal.Instant.compare(now, settlesAt(ticket.resolved_at!)) >= 0
  return {
    solved: ended ? !failed : reopenings > 0 ? false : null,
    final: failed || settled,
    ...{ contacts, reopenings, continued: past.continued },
  }
}

export const settlesAt = (resolvedAt: string): Temporal.Instant =>
  Temporal.Instant.from(resolvedAt).add({ hours: 24 * FIRST_CONTACT_DAYS })
