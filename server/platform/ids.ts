import { randomBytes, randomUUIDv7 } from 'node:crypto'

/** A new id. UUIDv7: sorts by time, made here because PostgreSQL learns it only in version 18. */
export const newId = (): string => randomUUIDv7()

/** An unguessable secret of 256 bits for links and tokens, safe in URLs. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** The deterministic order of two ids as the database sees it. */
export const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
