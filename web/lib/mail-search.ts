import type { MailState } from '../../server/domains/channels/mail/contract.ts'
import type { Automatic } from '../../server/domains/tickets/contract.ts'

export const MAIL_STATES = ['pending', 'filed', 'quarantined', 'dropped'] as const satisfies readonly MailState[]
/** What a mail can be that no person wrote. */
export const MAIL_KINDS = [
  'auto_reply',
  'bounce',
  'list',
  'feedback_report',
  'acknowledgement',
] as const satisfies readonly Automatic[]
export const OUTBOX_TABS = ['unreached', 'queued', 'sent', 'delivered', 'all'] as const

/** Which mails of the ledger are listed, and which one is open: the address says it, so that it can be sent to somebody. */
export interface LedgerSearch {
  state?: MailState
  automatic?: (typeof MAIL_KINDS)[number]
  account_id?: string
  reason?: string
  from?: string
  /** Days in the reader's zone, both of them included: `2026-11-22`. */
  since?: string
  until?: string
  mail?: string
}

export interface OutboxSearch {
  tab?: (typeof OUTBOX_TABS)[number]
}

const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((word) => word === value)
const text = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value).slice(0, 254) : undefined
const matching = (shape: RegExp, value: unknown) => {
  const found = text(value)
  return found && shape.test(found) ? found : undefined
}

function day(value: unknown) {
  const found = matching(/^\d{4}-\d\d-\d\d$/, value)
  return found && !Number.isNaN(Date.parse(`${found}T00:00:00`)) ? found : undefined
}

/** Reads the address leniently: what makes no sense filters nothing. */
export function parseLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const parsed: LedgerSearch = {
    state: oneOf(MAIL_STATES, search.state),
    automatic: oneOf(MAIL_KINDS, search.automatic),
    account_id: text(search.account_id),
    reason: matching(/^[a-z_]{1,60}$/, search.reason),
    from: text(search.from)?.trim().toLowerCase() || undefined,
    since: day(search.since),
    until: day(search.until),
    mail: text(search.mail),
  }
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
}

export function parseOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  const tab = oneOf(OUTBOX_TABS, search.tab)
  return tab ? { tab } : {}
}
