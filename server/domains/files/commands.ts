import type { Readable } from 'node:stream'
import { blobs } from '../../platform/blobs/blobs.ts'
import { unless } from '../../platform/blobs/unless.ts'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { invalid, tooLarge } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { StoredFile } from './contract.ts'
import { FileStored } from './events.ts'
import { type FileRow, filesById } from './queries.ts'

interface NewFile {
  name: string
  type: string
  content: Readable
  /** False once it was cut off at the size limit: then nothing is kept. */
  isWhole?: () => boolean
}

/** Stores bytes and their row. The bytes are durable before the row exists; bytes without a row harm nobody. */
export async function storeFile(ctx: Context, { name, type, content, isWhole }: NewFile): Promise<StoredFile> {
  const stored = await blobs().put(unless(() => (isWhole?.() === false ? cutOff() : undefined), content))
  return inTransaction(ctx, (ctx) => recordFile(ctx, { ...stored, name, type, ticket_id: null }))
}

const cutOff = () => tooLarge('This file is larger than 25 MiB. Share it by a link instead.')

interface StoredBytes {
  sha256: string
  size: number
  name: string
  type: string
  ticket_id: string | null
}

const recordFile = async (ctx: Context, stored: StoredBytes): Promise<StoredFile> =>
  (await recordFiles(ctx, [{ ...stored, uploaded_by: ctx.actor.id }]))[0]!

/** The rows of bytes that are stored already, in the caller's transaction and in the same order. */
export async function recordFiles(
  ctx: Context,
  stored: readonly (StoredBytes & { uploaded_by: string | null })[],
): Promise<StoredFile[]> {
  if (stored.length === 0) return []
  const created_at = nowText(ctx)
  const rows = stored.map(({ sha256, size, name, type, ticket_id, uploaded_by }) => ({
    id: newId(),
    name: safeName(name),
    type: safeType(type),
    size,
    sha256,
    ticket_id,
    uploaded_by,
    created_at,
  }))
  await ctx.db.insertInto('files').values(rows).execute()
  for (const { id } of rows) emit(ctx, FileStored, { file_id: id })
  return rows.map(({ id, name, type, size }) => ({ id, name, type, size }))
}

/** Gives the caller's own, still free files to a ticket. Anybody else's, or a file already sent, is refused. */
export async function takeFiles(ctx: Context, ids: readonly string[], ticket_id: string): Promise<FileRow[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))]
  if (wanted.length === 0) return []
  const files = await filesById(ctx, wanted)
  const own = files.filter((file) => ctx.actor.type === 'system' || file.uploaded_by === ctx.actor.id)
  if (own.length !== wanted.length || !(await claim(ctx, wanted, ticket_id))) {
    throw invalid('One of the attachments is not there, or was sent already. Upload it again.', [
      { path: 'attachments', message: 'is not a file of yours' },
    ])
  }
  return own
}

/** Whether all of them were still free. Asked by the update itself, so that of two messages at once only one gets them. */
async function claim({ db }: Context, ids: string[], ticket_id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('files')
    .set({ ticket_id })
    .where('id', 'in', ids)
    .where('ticket_id', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === BigInt(ids.length)
}

/** Files of a message that did not leave: their uploader may send them again. */
export const freeFiles = async ({ db }: Context, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await db
    .updateTable('files')
    .set({ ticket_id: null })
    .where('id', 'in', [...ids])
    .execute()
}

const LONGEST_NAME = 200

/** A name to show and to save under: no folders, no control characters, never empty. */
function safeName(name: string): string {
  const plain = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return plain.slice(-LONGEST_NAME) || 'file'
}

const safeType = (type: string): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i.test(type) ? type.toLowerCase().slice(0, 120) : 'application/octet-stream'
