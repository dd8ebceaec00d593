import { isAddress } from '../addresses.ts'
import { type Head, rawField } from '../mime/head.ts'

/** The address one writes to a mailing list with: List-Post (RFC 2369), or what List-Id (RFC 2919) stands for; or null. */
export function listAddress(head: Head): string | null {
  const post = /mailto:([^>?\s]{3,254})/i.exec(rawField(head, 'list-post').slice(0, 2_000))?.[1]
  const id = /<?([^<>\s@]{1,63})\.([^<>\s@]{1,190})>?$/.exec(rawField(head, 'list-id').slice(-300))
  const address = (post ?? (id ? `${id[1]!.split('.')[0]}@${id[0].replace(/^<?[^.]*\.|>$/g, '')}` : '')).toLowerCase()
  return isAddress(address) ? address : null
}
