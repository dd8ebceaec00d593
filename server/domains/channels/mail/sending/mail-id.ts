import { sameSecret, sign } from '../../../../platform/secrets.ts'

const SIGNATURE_LENGTH = 12

const signatureOf = (name: string): string => sign('message-id', name).slice(0, SIGNATURE_LENGTH)

/**
 * The Message-ID of one of our messages: the same at every try, so that a second copy can be recognised. What has come
 * back and is sent anew gets another one (`round` 2, 3 …), or servers would drop it as known.
 */
export function ourMailId(messageId: string, address: string, round = 1): string {
  const name = round === 1 ? messageId : `${messageId}-${round}`
  return `${name}.${signatureOf(name)}@${address.slice(address.lastIndexOf('@') + 1)}`
}

const OURS = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(\d{1,4}))?\.([0-9a-f]{12})@/i

/** The message a Message-ID was made for, or null when this installation has not made it. */
export function ourMessageIn(rfcId: string): { message_id: string; round: number } | null {
  const match = OURS.exec(rfcId.trim())
  if (!match) return null
  const [message_id, round, signature] = [match[1]!.toLowerCase(), match[2], match[3]!.toLowerCase()]
  const name = round ? `${message_id}-${round}` : message_id
  return sameSecret(signature, signatureOf(name)) ? { message_id, round: Number(round ?? 1) } : null
}

/** Whether this installation has written the mail with this Message-ID: nobody else can make one. */
export const isOurMailId = (rfcId: string): boolean => ourMessageIn(rfcId) !== null
