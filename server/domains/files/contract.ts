import { z } from 'zod'
import { Id } from '../../platform/contract.ts'

/** A stored file. `size` in bytes. */
export const StoredFile = z.object({ id: Id, name: z.string(), type: z.string(), size: z.number().int() })
export type StoredFile = z.infer<typeof StoredFile>
