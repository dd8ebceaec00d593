import type { Fault } from '../contract.ts'

/** A fault before it is put into a sentence. */
export type Found = Omit<Fault, 'message'>
