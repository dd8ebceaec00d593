import type { Context } from '../../../platform/context.ts'
import { env } from '../../../platform/env.ts'
import { smtpUrlOf } from '../accounts.ts'
import { ChannelError, type Receipt, type Refusal } from '../channel.ts'
import type { DeliveryReport } from '../contract.ts'
import { composeMail } from '../mail/sending/compose.ts'
import { plainWords } from '../mail/sending/plain-words.ts'
import { senderOf } from '../mail/sending/sender.ts'
import { smtpOut } from '../mail/sending/smtp-out.ts'

export const NO_SERVER = 'Kept here: no outgoing mail server is set (SMTP_URL).'
const NO_TRANSPORT = 'Readable through the API; this channel has no transport of its own yet.'

export interface DueDelivery {
  message_id: string
  channel: string
  rfc_id: string | null
  number: string
  recipients: string[]
  /** The customer's own addresses, of all that get a copy. */
  to: string[]
  ticket_id: string
  account_id: string | null
}

export type NewReport = Pick<DeliveryReport, 'recipient' | 'action' | 'status' | 'words'>

/** What became of one try. */
export interface Outcome {
  state: 'queued' | 'sent' | 'failed'
  /** The peer's own words, or ours when there was no peer. */
  detail: string
  /** The customer's own copy was taken, whatever became of the others. */
  left?: boolean
  /** To be tried again, and what it waits for. */
  wait?: 'outage' | 'put_off'
  /** Whom the next try is for. */
  remaining?: string[]
  reports?: NewReport[]
  peer_message_id?: string | null
  /** The account it was tried with. */
  account_id?: string | null
  /** The server that took it. */
  url?: string
}

/** Tries once to hand a message over. Never throws for what the other side says. */
export async function sendOnce(ctx: Context, delivery: DueDelivery): Promise<Outcome> {
  if (delivery.channel !== 'email') return { state: 'sent', detail: NO_TRANSPORT, left: true }
  return plain(await trySending(ctx, delivery))
}

/** PostgreSQL keeps no NUL, and what has left must be noted whatever the other server says about it. */
function plain(outcome: Outcome): Outcome {
  const { detail, reports, peer_message_id } = outcome
  return {
    ...outcome,
    detail: plainWords(detail),
    reports: reports?.map((report) => ({ ...report, words: plainWords(report.words) })),
    peer_message_id: peer_message_id && PEER_ID.test(peer_message_id) ? peer_message_id : null,
  }
}

const PEER_ID = /^[^\p{Cc}\s<>]{1,500}$/u

async function trySending(ctx: Context, delivery: DueDelivery): Promise<Outcome> {
  let { account_id } = delivery
  try {
    const sender = await senderOf(ctx, delivery)
    account_id = sender.account_id
    const url = await smtpUrlOf(ctx, account_id, env().SMTP_URL)
    if (!url) return { state: 'queued', detail: NO_SERVER, account_id }
    const mail = await composeMail(ctx, { ...delivery, rfc_id: delivery.rfc_id!, sender })
    return { ...taken(delivery, await smtpOut.send(mail, { url })), account_id, url }
  } catch (error) {
    const trouble = error instanceof ChannelError ? error : new ChannelError(String(error), { retry: true })
    return { ...notTaken(delivery, trouble), account_id }
  }
}

function taken(delivery: DueDelivery, { detail, refused = [], peer_message_id }: Receipt): Outcome {
  if (refused.length === 0) return { state: 'sent', detail, left: true, peer_message_id }
  const isRefused = new Set(refused.map(({ recipient }) => recipient))
  const reached = delivery.recipients.filter((address) => !isRefused.has(address))
  const relayed = reached.map((recipient) => ({ recipient, action: 'relayed' as const, status: null, words: detail }))
  const outcome = afterRefusals(delivery, refused)
  return {
    ...outcome,
    detail: `${wordsOf(refused)}; taken for ${reached.join(', ')}: ${detail}`,
    left: delivery.to.some((address) => reached.includes(address)),
    reports: [...relayed, ...outcome.reports],
    peer_message_id,
  }
}

function notTaken(delivery: DueDelivery, { message, retry, is_outage, refused }: ChannelError): Outcome {
  if (refused.length > 0) return { ...afterRefusals(delivery, refused), detail: wordsOf(refused) }
  if (is_outage) return { state: 'queued', detail: message, wait: 'outage' }
  return retry ? { state: 'queued', detail: message, wait: 'put_off' } : { state: 'failed', detail: message }
}

const wordsOf = (refused: Refusal[]): string =>
  refused.length === 1 && refused[0]!.recipient === ''
    ? refused[0]!.words
    : refused.map(({ recipient, words }) => `${words} (${recipient})`).join('; ')

/** Who was put off is tried again alone. A refusal for good of the customer's own address is a failure, of a copy a remark. */
function afterRefusals({ to, recipients }: DueDelivery, refused: Refusal[]): Outcome & { reports: NewReport[] } {
  const final = refused.filter(({ is_final }) => is_final)
  const later = refused.filter(({ is_final }) => !is_final)
  const reports = final.map(({ recipient, status, words }) => ({ recipient, action: 'failed' as const, status, words }))
  const addresses = (refusals: Refusal[]) => {
    const named = refusals.map(({ recipient }) => recipient).filter((address) => recipients.includes(address))
    return named.length > 0 ? named : recipients
  }
  if (final.some(({ recipient }) => to.includes(recipient))) {
    return { state: 'failed', detail: '', remaining: addresses(refused), reports }
  }
  if (later.length > 0) {
    return { state: 'queued', detail: '', wait: 'put_off', remaining: addresses(later), reports }
  }
  // Only copies were refused; whether the customer's own has left with this try is told by `left`.
  return { state: 'sent', detail: '', reports }
}
