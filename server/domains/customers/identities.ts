import type { IdentityKind } from './contract.ts'

/** Who wrote, as a channel tells it. */
export interface From {
  name?: string
  email?: string
  phone?: string
  handle?: string
  user_id?: string
}

export interface IdentityKey {
  kind: IdentityKind
  value: string
}

/** One spelling per address, so that the same person is found again. */
export function normalized({ kind, value }: IdentityKey): IdentityKey {
  const trimmed = value.trim()
  if (kind === 'email') return { kind, value: trimmed.toLowerCase() }
  if (kind === 'phone') return { kind, value: trimmed.replace(/[^\d+]/g, '') || trimmed }
  if (kind === 'handle') return { kind, value: trimmed.replace(/^@/, '').toLowerCase() }
  return { kind, value: trimmed }
}

const KINDS: readonly IdentityKind[] = ['user_id', 'email', 'phone', 'handle']

/** The identities in a sender, most telling first. */
export const identitiesIn = (from: From): IdentityKey[] =>
  KINDS.flatMap((kind) => {
    const value = from[kind]
    return value ? [normalized({ kind, value })] : []
  })

/** What to call somebody who gave no name: the part of the address people recognise. */
export const nameOf = (from: From): string =>
  from.name?.trim() || from.email?.split('@')[0] || from.handle || from.phone || from.user_id || 'Unknown'
