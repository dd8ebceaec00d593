import { addressesIn } from '../reading/addresses.ts'
import { rawFields, readHead } from '../reading/mime/head.ts'
import type { Authors } from './apply-policy.ts'
import { type RawHead, textOf } from './raw-head.ts'

/** Writers looked at: a mail from more than one domain proves nobody anyway. */
const MOST_ADDRESSES = 20

/**
 * Who claims to have written the mail. It is read both as a ticket's writer is and as a signature is checked; where the
 * two differ, both count, so that no unusual spelling shows one writer and proves another.
 */
export function authorsOf(raw: Buffer, { fields }: RawHead): Authors {
  const signed = fields.filter(({ name }) => name === 'from')
  const shown = rawFields(readHead(raw), 'from')
  const values = new Set([...shown, ...signed.map(textOf)])
  const addresses = new Set([...values].flatMap((value) => addressesIn(value).map(({ address }) => address)))
  return { addresses: [...addresses].slice(0, MOST_ADDRESSES), fields: Math.max(signed.length, shown.length) }
}
