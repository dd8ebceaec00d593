import type { OwnAccount } from '../../accounts/among.ts'
import type { Inbound } from '../../inbound-message.ts'
import { plainAddress, ticketNumberIn } from '../../reply-token.ts'
import { isAddress } from '../reading/addresses.ts'
import { deliveryNumberIn } from '../sending/bounce-address.ts'
import type { ReadMail } from './read-mail.ts'

/** What is ours among the addresses of the mails in hand. */
export interface Ours {
  /** Accounts, by the address without what stands behind a plus. */
  accounts: ReadonlyMap<string, OwnAccount>
  /** Numbers of the tickets our return addresses lead to, by what `deliveryNumberIn` reads in one. */
  returns: ReadonlyMap<string, string>
}

/** Recipients kept of one header: nobody writes to more people by hand, and each becomes part of the conversation. */
const MOST_COPIES = 500

/** Every address a mail came to or names as a recipient. */
export const recipientsOf = ({ entry, mail }: ReadMail): string[] => [
  ...new Set([...entry.recipients, ...mail.to, ...mail.cc]),
]

/** Who wrote it: the first usable address of the header, else who handed it over. */
export function writerOf({ entry, mail }: ReadMail): { name: string; email: string } | null {
  return mail.from ?? (isAddress(entry.sender) ? { name: '', email: entry.sender.toLowerCase() } : null)
}

/** The mail as the door wants it. Nothing when nobody can be named who wrote it, unless a person says it is a message. */
export function inboundOf(read: ReadMail, ours: Ours): Inbound | null {
  const { entry, mail, files, authentication } = read
  const from = writerOf(read)
  if (!from && !entry.as_message) return null
  const { accounts } = ours
  const addresses = recipientsOf(read)
  const account = addresses
    .flatMap((address) => accounts.get(plainAddress(address)) ?? [])
    .find(({ is_open }) => is_open)
  return {
    channel: 'email',
    source: 'email',
    external_id: mail.external_id,
    account_id: entry.account_id ?? account?.id ?? null,
    from: { ...from, name: from?.name || undefined },
    subject: mail.subject,
    text: mail.text,
    new_text: mail.new_text,
    html: mail.html,
    reply_to: answerAddress(read, from?.email ?? null, accounts),
    to: (mail.to.length > 0 ? mail.to : entry.recipients).slice(0, MOST_COPIES),
    cc: outsiders(mail, account !== undefined, accounts).slice(0, MOST_COPIES),
    files,
    thread_id: null,
    token_numbers: [...new Set(addresses.flatMap((address) => ticketsIn(address, ours)))],
    references: mail.references,
    rfc_id: mail.rfc_id,
    occurred_at: entry.arrived_at,
    automatic: isFromOwnList(mail, accounts) ? 'none' : mail.automatic,
    authenticity: authentication?.verdict ?? 'unknown',
    late: entry.late,
  }
}

/** Answers come to the reply address; what machines answer comes to the return address of one mail (RFC 3834, 4). */
const ticketsIn = (address: string, { returns }: Ours): string[] =>
  [ticketNumberIn(address), returns.get(deliveryNumberIn(address) ?? '')].filter((number) => number != null)

/** A group of ours that hands on what people write to it is no mailing list to us. */
const isFromOwnList = ({ automatic, list_address }: ReadMail['mail'], accounts: Ours['accounts']): boolean =>
  automatic === 'list' && list_address !== null && accounts.has(plainAddress(list_address))

/** Whom else the writer put into the conversation. Without an account of ours among them, "To" is where we are written to. */
function outsiders({ to, cc }: ReadMail['mail'], isToAccount: boolean, accounts: Ours['accounts']): string[] {
  return (isToAccount ? [...to, ...cc] : cc).filter((address) => !accounts.has(plainAddress(address)))
}

/** Where the writer wants answers; never ourselves, or we would answer our own answers. */
function answerAddress({ entry, mail }: ReadMail, from: string | null, accounts: Ours['accounts']): string | null {
  if (!mail.reply_to) return from
  const plain = plainAddress(mail.reply_to)
  const isOurs = accounts.has(plain) || entry.recipients.map(plainAddress).includes(plain)
  return isOurs ? from : mail.reply_to
}
