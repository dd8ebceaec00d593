import { sameSecret, sign } from '../../../../platform/secrets.ts'
import { tagged } from '../../reply-token.ts'

/** 80 bits, and short enough for the 64 letters of a local part (RFC 5321, 4.5.3.1.1). */
const SIGNATURE_LENGTH = 20

const signatureOf = (mark: string): string => sign('bounce-address', mark).slice(0, SIGNATURE_LENGTH)

/** Which delivery, and from the second on, which round of it: `1042`, `1042-2`. */
export const deliveryMark = (number: string, round: number): string => (round === 1 ? number : `${number}-${round}`)

/**
 * Where a mail that cannot be delivered comes back to: `support+b.1042.<signature>@example.com`. It is the envelope's
 * sender, a different one for each mail, so that a bounce finds home even when it quotes nothing of the mail.
 */
export const bounceAddress = (address: string, mark: string): string =>
  tagged(address, `b.${mark}.${signatureOf(mark)}`)

/** The delivery a bounce address leads back to, as `deliveryMark` wrote it; null when it has none or a forged one. */
export function deliveryNumberIn(address: string): string | null {
  const match = /\+b\.(\d{1,18}(?:-\d{1,4})?)\.([0-9a-f]+)@/i.exec(address)
  if (!match) return null
  return sameSecret(match[2]!.toLowerCase(), signatureOf(match[1]!)) ? match[1]! : null
}

/** The number and the round of a mark. */
export function readMark(mark: string): { number: string; round: number } {
  const [number, round = '1'] = mark.split('-')
  return { number: number!, round: Number(round) }
}
