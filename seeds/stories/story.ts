import type { z } from 'zod'
import type { CauseCode } from '../../server/domains/interaction-reports/contract.ts'
import type { Category, ChannelKind } from '../../server/domains/tickets/contract.ts'

export type Language = 'en' | 'zh'

/**
 * What somebody writes to us about, and how it goes on. Texts hold words in braces, which are the same all through one
 * ticket: {first}, {invoice}, {board} … (`case/words.ts`).
 */
export interface Story {
  id: string
  category: z.infer<typeof Category>
  cause: CauseCode
  /** How often it comes, beside the others: 2 by default. */
  often?: number
  /** Where it is told; anywhere by default. */
  channels?: readonly ChannelKind[]
  tags?: readonly string[]
  /** Told only while something of the year is going on (`year/incidents.ts`). */
  only_in?: string
  /** The first belong to the openings one by one, more of them fit any. */
  subjects: readonly string[]
  opening: readonly string[]
  turns: readonly Turn[]
}

/**
 * Each with several ways to say it. As many ways as the story has openings belong to them one by one: who opened in the
 * second way is answered in the second way. Any other number fits every opening.
 */
export type Turn =
  | { by: 'agent'; texts: readonly string[]; file?: string }
  | { by: 'customer'; texts: readonly string[]; file?: string }
  | { by: 'note'; texts: readonly string[] }
  /** An answer after which we wait for somebody else. */
  | { by: 'hold'; texts: readonly string[] }
  /** Handed up a tier, with a note. */
  | { by: 'up'; criterion: string; texts: readonly string[] }
  /** Told in a share of the tickets only. */
  | { by: 'some'; share: number; turns: readonly Turn[] }

export const we = (...texts: string[]): Turn => ({ by: 'agent', texts })
export const they = (...texts: string[]): Turn => ({ by: 'customer', texts })
export const note = (...texts: string[]): Turn => ({ by: 'note', texts })
export const hold = (...texts: string[]): Turn => ({ by: 'hold', texts })
export const up = (criterion: string, ...texts: string[]): Turn => ({ by: 'up', criterion, texts })
export const some = (...turns: Turn[]): Turn => ({ by: 'some', share: 0.5, turns })
/** What people write once the answer has helped; most leave it at that. */
export const seldom = (...turns: Turn[]): Turn => ({ by: 'some', share: 0.15, turns })
export const weSend = (file: string, ...texts: string[]): Turn => ({ by: 'agent', texts, file })
export const theySend = (file: string, ...texts: string[]): Turn => ({ by: 'customer', texts, file })
