import type { IdentityKind } from './contract.ts'

/** Who wrote, as a channel tells it. */
export interface From {
  name?: string
  email?: string
  phone?: string
  handle?: string
  user_id?: string
}

/** `scope` is where the value is unique: everywhere (''), or for a handle the channel it is used on. */
export interface IdentityKey {
  kind: IdentityKind
  scope: string
  value: string
}

/** Scope of addresses used by somebody who is known not to own them. */
export const UNPROVEN = 'unproven'

/** As long as a mail address may be (RFC 5321, 4.5.3.1.3, without the brackets); nothing else comes near it. */
const LONGEST_VALUE = 254
const LONGEST_NAME = 200

/** One spelling per address, so that the same person is found again. Empty when nothing is left of it. */
export function normalized(kind: IdentityKind, text: string): string {
  const value = clean(text)
  if (kind === 'email') return value.toLowerCase()
  if (kind === 'phone') return value.replace(/[^\d+]/g, '') || value
  if (kind === 'handle') return value.replace(/^@/, '').trim().toLowerCase()
  return value
}

/** Mails bring control characters and broken encodings that a database cannot keep. */
const clean = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim()

/** Whether it can tell one person from another: something, and no longer than an address can be. */
export const isTelling = ({ value }: { value: string }): boolean => value !== '' && value.length <= LONGEST_VALUE

const KINDS: readonly IdentityKind[] = ['user_id', 'email', 'phone', 'handle']

/** The identities in a sender, most telling first. Somebody may have none and still have written. */
export const identitiesIn = (from: From, channel: string): IdentityKey[] =>
  KINDS.map((kind) => ({
    kind,
    scope: kind === 'handle' ? channel : '',
    value: normalized(kind, from[kind] ?? ''),
  })).filter(isTelling)

/**
 * Which of a sender's identities say who they are. Off the mail, an address somebody merely types proves nothing: where the
 * channel knows its people itself (user id, handle), only that decides, and what is claimed beside it opens nobody's history.
 */
export function whoDecides(keys: IdentityKey[], channel: string): { deciding: IdentityKey[]; claimed: IdentityKey[] } {
  const own = keys.filter(({ kind }) => kind === 'user_id' || kind === 'handle')
  if (channel === 'email' || own.length === 0) return { deciding: keys, claimed: [] }
  return { deciding: own, claimed: keys.filter((key) => !own.includes(key)) }
}

/** What to call somebody who gave no name: the part of the address people recognise. */
export function nameOf({ name, email, handle, phone, user_id }: From): string {
  const given = [name, email?.split('@')[0], handle, phone, user_id].map((text) => clean(text ?? ''))
  return (given.find((text) => text !== '') ?? 'Unknown').slice(0, LONGEST_NAME).toWellFormed()
}
