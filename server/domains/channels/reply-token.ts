import { sameSecret, sign } from '../../platform/secrets.ts'

/** Letters of the signature kept in an address: 80 bits, and short enough for the 64 letters of a local part (RFC 5321). */
const SIGNATURE_LENGTH = 20

/** The longest local part there may be (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL_PART = 64

/** The address with a tag behind a plus; as it is where that would be too long for an address. */
export function tagged(address: string, tag: string): string {
  const at = address.lastIndexOf('@')
  const local = `${address.slice(0, at)}+${tag}`
  return local.length > LONGEST_LOCAL_PART ? address : local + address.slice(at)
}

const signatureOf = (number: string): string => sign('reply-address', number).slice(0, SIGNATURE_LENGTH)

/** `support@example.com` as the address that leads back to one ticket: `support+t.1042.<signature>@example.com`. */
export const replyAddress = (address: string, ticketNumber: string): string =>
  tagged(address, `t.${ticketNumber}.${signatureOf(ticketNumber)}`)

/** The number of the ticket an address leads back to, or null when it has no token or a forged one. */
export function ticketNumberIn(address: string): string | null {
  const match = /\+t\.(\d{1,18})\.([0-9a-f]+)@/i.exec(address)
  if (!match) return null
  return sameSecret(match[2]!.toLowerCase(), signatureOf(match[1]!)) ? match[1]! : null
}

/** The address without what stands behind a plus: the account it belongs to. */
export const plainAddress = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@')
