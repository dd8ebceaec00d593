import type { Readable } from 'node:stream'
import { env } from '../env.ts'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'

/** Where bytes lie, named by what they are: the SHA-256 of the content in hex. */
export interface BlobStore {
  /** Stores the stream and returns its name and size in bytes. Storing the same bytes again changes nothing. */
  put(content: Readable): Promise<{ sha256: string; size: number }>
  /** Opens stored bytes. Throws when there are none of that name. */
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
}

let store: BlobStore | undefined

export function blobs(): BlobStore {
  const { S3_URL, DATA_DIR } = env()
  store ??= S3_URL ? s3Store(S3_URL) : diskStore(DATA_DIR)
  return store
}
