import type { Readable } from 'node:stream'
import { blobs } from '../../platform/blobs/blobs.ts'
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
  /** Asked once the stream has ended: false when it was cut off at the size limit. */
  isWhole?: () => boolean
}

/** Stores bytes and their row. The bytes are durable before the row exists; bytes without a row harm nobody. */
export async function storeFile(ctx: Context, { name, type, content, isWhole }: NewFile): Promise<StoredFile> {
  const stored = await blobs().put(content)
  if (isWhole?.() === false) throw tooLarge('This file is larger than 25 MiB. Share it by a link instead.')
  return inTransaction(ctx, (ctx) => recordFile(ctx, { ...stored, name, type, ticket_id: null }))
}

interface StoredBytes {
  sha256: string
  size: number
  name: string
  type: string
  ticket_id: string | null
}

/** The row of bytes that are stored already, in the caller's transaction. */
export async function recordFile(
  ctx: Context,
  { sha256, size, name, type, ticket_id }: StoredBytes,
): Promise<StoredFile> {
  const file = { id: newId(), name: safeName(name), type: safeType(type), size }
  const uploaded_by = ctx.actor.type === 'agent' || ctx.actor.type === 'customer' ? ctx.actor.id : null
  await ctx.db
    .insertInto('files')
    .values({ ...file, sha256, ticket_id, uploaded_by, created_at: nowText(ctx) })
    .execute()
  emit(ctx, FileStored, { file_id: file.id })
  return file
}

/** Gives the caller's own, still free files to a ticket. Anybody else's, or a file already sent, is refused. */
export async function takeFiles(ctx: Context, ids: readonly string[], ticket_id: string): Promise<FileRow[]> {
  const files = await filesById(ctx, ids)
  const own = files.filter(
    (file) => file.ticket_id === null && (ctx.actor.type === 'system' || file.uploaded_by === ctx.actor.id),
  )
  if (own.length !== ids.length) {
    throw invalid('One of the attachments is not there, or was sent already. Upload it again.', [
      { path: 'attachments', message: 'is not a file of yours' },
    ])
  }
  if (ids.length > 0)
    await ctx.db
      .updateTable('files')
      .set({ ticket_id })
      .where('id', 'in', [...ids])
      .execute()
  return own
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
