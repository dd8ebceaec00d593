import type { DeliveryState } from '../../../tickets/contract.ts'
import type { DeliveryReport } from '../../contract.ts'
import { plainWords } from './plain-words.ts'
import { handedOver } from './wire-address.ts'

export type Report = Pick<DeliveryReport, 'recipient' | 'action' | 'status' | 'words'> & {
  /** Whom the mail was addressed to, where that was forwarded to `recipient`. */
  original_recipient?: string | null
}

/** A delivery that something came back about, with the message it is of. */
interface Reported {
  state: string
  recipients: string[]
  /** What came back before. */
  reports: unknown
  message: { to_addresses: string[]; cc_addresses: string[]; bcc_addresses: string[] }
}

export interface Change {
  state: DeliveryState
  detail: string
}

/** What the reports make of the delivery, the gravest first; undefined when they change nothing but the list of reports. */
export function changeBy(delivery: Reported, reports: readonly Report[]): Change | undefined {
  const state = delivery.state as DeliveryState
  const failed = reports.filter(({ action }) => action === 'failed')
  if (failed.some((report) => concernsCustomer(delivery, report))) return { state: 'bounced', detail: wordsOf(failed) }
  if (failed.length > 0) return { state, detail: plainWords(`A copy did not arrive: ${wordsOf(failed)}`) }
  if (state !== 'sent') return undefined
  const delayed = reports.filter(({ action }) => action === 'delayed')
  if (delayed.length > 0) return { state, detail: wordsOf(delayed) }
  // 'relayed' is no arrival: from there on nobody reports any more (RFC 3464, 2.3.3).
  const arrived = reports.filter((report) => report.action === 'delivered' && concernsCustomer(delivery, report))
  return arrived.length > 0 ? { state: 'delivered', detail: wordsOf(arrived) } : undefined
}

/**
 * About the customer's own address. One we do not know is where somebody's mail is forwarded to: the customer's, when
 * nobody else got the mail.
 */
function concernsCustomer({ message }: Reported, report: Report): boolean {
  const copies = [...message.cc_addresses, ...message.bcc_addresses]
  const addressed = addressedIn(message, report)
  return addressed === undefined ? copies.length === 0 : message.to_addresses.includes(addressed)
}

/** The address of ours a report is about: the one we wrote to before the one it went on to. */
function addressedIn(message: Reported['message'], { recipient, original_recipient }: Report): string | undefined {
  const written = [...message.to_addresses, ...message.cc_addresses, ...message.bcc_addresses]
  return [original_recipient ?? '', recipient]
    .map((address) => handedOver(address, written))
    .find((address) => written.includes(address))
}

/** Whom it has not reached: the customer, copies that came back too, and those another server had put off. */
export function unreached(delivery: Reported, reports: readonly Report[]): string[] {
  const { message, state, recipients } = delivery
  const returned = [...(delivery.reports as Report[]), ...reports]
    .filter(({ action }) => action === 'failed')
    .flatMap((report) => addressedIn(message, report) ?? [])
  const own = returned.filter((address) => message.to_addresses.includes(address))
  const copies = returned.filter((address) => !message.to_addresses.includes(address))
  const waiting = state === 'queued' || state === 'bounced' ? recipients : []
  return [...new Set([...(own.length > 0 ? own : message.to_addresses), ...copies, ...waiting])]
}

const wordsOf = (reports: readonly Report[]): string =>
  plainWords(
    reports
      .map(({ words, status, recipient }) => `${words || status || 'No reason was given.'} (${recipient})`)
      .join('; '),
  )
