import { type Context, nowText } from '../../../platform/context.ts'

/** A ticket that has what is looked for. */
export interface Candidate {
  id: string
  at: string
  /** 100 for each word in the subject or case id, 10 for each in the name of a customer or company, 1 for other people. */
  score: number
}

/** Everything older than this moment, and at the same moment every smaller id. */
export interface Boundary {
  at: string
  id: string
}

export const EVERYTHING: Boundary = { at: '9998-01-01T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Of what matches the newest are looked at in one go. */
export const IN_TEXT = 120

export interface Found {
  head: Candidate[]
  /** Newest first. */
  text: Candidate[]
  /** Whether the text holds all there is up to the boundary. */
  complete: boolean
}

export const newestFirst = (a: Boundary, b: Boundary): number => compare(b.at, a.at) || compare(b.id, a.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Where a walk back in time begins: nothing is newer than now. */
export const startOf = (ctx: Context, { at }: Boundary): string => (at < nowText(ctx) ? at : nowText(ctx))
