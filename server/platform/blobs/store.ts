import type { Readable } from 'node:stream'

/** Where bytes lie, named by what they are: the SHA-256 of the content in hex. */
export interface BlobStore {
  /**
   * Stores the stream and returns its name and size in bytes. Storing the same bytes again changes nothing; of a stream
   * that fails nothing is kept.
   */
  put(content: Readable): Promise<{ sha256: string; size: number }>
  /** Opens stored bytes. Throws when there are none of that name. */
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
}
