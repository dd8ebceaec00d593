import { createHash } from 'node:crypto'

/**
 * Whether a visit is one of those that get no suggestions in the form. Decided by its id alone: it stays so for the whole
 * visit, on every node, and nobody can choose.
 */
export function isHeldOut(visitId: string, percent: number): boolean {
  const share = createHash('sha256').update(`holdout:${visitId}`).digest().readUInt32BE() / 2 ** 32
  return share * 100 < percent
}
