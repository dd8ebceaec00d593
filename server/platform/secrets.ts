import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from './db/connect.ts'
import { env } from './env.ts'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

let master: string | undefined

/** SECRET_KEY, or the key kept in DATA_DIR, made on the first start. */
export async function loadSecretKey({ mayCreate = true } = {}): Promise<void> {
  const { SECRET_KEY, DATA_DIR } = env()
  if (SECRET_KEY) {
    master = SECRET_KEY
    return
  }
  const path = join(DATA_DIR, 'secret.key')
  if (!mayCreate && !existsSync(path)) {
    throw new Error(`There is no ${path}. Set SECRET_KEY or DATA_DIR as the running Support Responder has it.`)
  }
  await mkdir(DATA_DIR, { recursive: true })
  const fresh = randomBytes(KEY_BYTES).toString('base64url')
  // 'wx': of two processes that start together, one writes and both read the same key.
  await writeFile(path, fresh, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  master = readFileSync(path, 'utf8').trim()
}

/** Refuses to start with another key than the one this database was sealed with. */
export async function checkSecretKey(db: Db): Promise<void> {
  const mine = sign('key-check', 'support-responder').slice(0, 16)
  await db.updateTable('installation').set({ key_check: mine }).where('key_check', 'is', null).execute()
  const { key_check } = await db.selectFrom('installation').select('key_check').executeTakeFirstOrThrow()
  if (key_check === mine) return
  throw new Error(
    'This database was sealed with another SECRET_KEY. Stored passwords could not be read and reply addresses in sent mail would not be recognised. Start with the SECRET_KEY (or DATA_DIR/secret.key) that belongs to this database.',
  )
}

/** One key per purpose, so that a signature made for one thing is worth nothing for another. */
function keyFor(purpose: string): Buffer {
  if (!master) throw new Error('The secret key is not loaded yet: call loadSecretKey first.')
  return Buffer.from(hkdfSync('sha256', master, 'support-responder', purpose, KEY_BYTES))
}

/** Encrypts a secret for storage (AES-256-GCM). */
export function seal(text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** The secret sealed by `seal`. Throws when it was tampered with or sealed with another key. */
export function unseal(sealed: string): string {
  const [version, encoded] = sealed.split('.')
  if (version !== VERSION || !encoded) throw new Error('This is not a sealed secret of this version.')
  const bytes = Buffer.from(encoded, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

/** A signature in lower-case hex, so that it survives addresses and other places that ignore case. */
export const sign = (purpose: string, text: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('hex')

/** What is stored instead of a token: enough to recognise it, useless to whoever reads the table. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Whether two secrets are equal, in time that tells nothing about where they differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
