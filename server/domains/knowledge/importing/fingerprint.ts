import { createHash } from 'node:crypto'
import type { Imported } from './imported.ts'

/** The same for the same article in its source, whatever was made of it here. */
export const fingerprintOf = ({ path: _, notes: __, ...article }: Imported): string =>
  createHash('sha256').update(JSON.stringify(article)).digest('hex')
