import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** Argon2id with 19 MiB, two passes, one lane: the minimum OWASP's password storage cheat sheet recommends. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const TAG_BYTES = 32

const hash = (password: string, nonce: Buffer) =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: TAG_BYTES, ...COST }) as Promise<Buffer>

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return [
    'argon2id',
    COST.memory,
    COST.passes,
    salt.toString('base64url'),
    (await hash(password, salt)).toString('base64url'),
  ].join('$')
}

/** A hash nobody's password has: compared with when there is no such user, so that both answers take equally long. */
const NOBODY = `argon2id$${COST.memory}$${COST.passes}$${Buffer.alloc(SALT_BYTES).toString('base64url')}$${Buffer.alloc(TAG_BYTES).toString('base64url')}`

export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , salt, tag] = (stored ?? NOBODY).split('$')
  const computed = await hash(password, Buffer.from(salt!, 'base64url'))
  const expected = Buffer.from(tag!, 'base64url')
  return computed.length === expected.length && timingSafeEqual(computed, expected) && stored !== null
}
