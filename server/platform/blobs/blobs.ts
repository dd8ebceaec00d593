import { env } from '../env.ts'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'
import type { BlobStore } from './store.ts'

let current: { place: string; store: BlobStore } | undefined

/** The store of this installation: the bucket S3_URL names, or a folder in DATA_DIR. */
export function blobs(): BlobStore {
  const { S3_URL, DATA_DIR } = env()
  const place = S3_URL ?? DATA_DIR
  if (current?.place !== place) current = { place, store: S3_URL ? s3Store(S3_URL) : diskStore(DATA_DIR) }
  return current.store
}
