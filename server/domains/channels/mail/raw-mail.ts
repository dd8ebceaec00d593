import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { blobs } from '../../../platform/blobs/blobs.ts'
import type { Context } from '../../../platform/context.ts'

/**
 * Raw copies up to this size lie in the database, in the very transaction that enters them in the ledger: one commit instead
 * of a file, its folder and a commit. Larger ones lie in the file store, under their SHA-256, before the row exists.
 */
export const LARGEST_IN_ROW = 64 * 1024

/** What is known of raw bytes once they are safe, or about to be: `bytes` are still to be written beside their row. */
export interface RawCopy {
  sha256: string
  size: number
  bytes: Buffer | null
}

/** Reads a mail to its end: small ones into memory, others to the file store. Throws what ends the stream. */
export async function keepRaw(stream: Readable): Promise<RawCopy> {
  const source = stream[Symbol.asyncIterator]()
  const chunks: Buffer[] = []
  for (let size = 0; size <= LARGEST_IN_ROW; ) {
    const { done, value } = await source.next()
    if (done) return inRow(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
    chunks.push(value)
    size += value.length
  }
  return { ...(await blobs().put(Readable.from(onwards(chunks, source)))), bytes: null }
}

const inRow = (bytes: Buffer): RawCopy => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
  bytes,
})

async function* onwards(begun: Buffer[], source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* begun
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

interface Kept {
  id: string
  sha256: string
}

/** The bytes of a mail as they came. Throws when the file store does not have them. */
export async function rawMail(ctx: Context, mail: Kept): Promise<Readable> {
  const row = await ctx.db.selectFrom('mail_bytes').select('bytes').where('mail_id', '=', mail.id).executeTakeFirst()
  return row ? Readable.from([row.bytes]) : blobs().open(mail.sha256)
}

/** All of them at once, for mails that are read. */
export async function rawBytes(ctx: Context, mail: Kept): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await rawMail(ctx, mail)) chunks.push(chunk as Buffer)
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}
