import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { seal } from '../../../../platform/secrets.ts'

/** RFC 8301, 3.2. Longer keys do not fit into what some DNS providers take. */
const KEY_BITS = 2048

/** A fresh key pair; the private key is sealed, the public one is base64 as it is published. */
export async function newSigningKey(): Promise<{ public_key: string; private_key: string }> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: KEY_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { public_key: publicKey.toString('base64'), private_key: seal(privateKey) }
}

/** Names a key: `sr2026a` is the first of 2026, then `sr2026b` … `sr2026z`, `sr2026za` … */
export function nextSelector(year: number, newest: string | null): string {
  const start = `sr${year}`
  if (!newest?.startsWith(start)) return `${start}a`
  const letters = newest.slice(start.length)
  const last = letters.at(-1)!
  return start + (last === 'z' ? `${letters}a` : letters.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1))
}
