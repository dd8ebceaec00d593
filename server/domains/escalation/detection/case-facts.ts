import type { Heard } from '../../triage/listen-for.ts'
import type { Ask } from '../authority/asks.ts'
import type { Beyond } from '../authority/within-authority.ts'

/** What detectors look at: one message as it was understood, and what had happened on its ticket before. */
export interface CaseFacts {
  /** Words of the criterion that were heard in the message, by criterion. */
  heard: ReadonlyMap<string, readonly Heard[]>
  /** It speaks of a danger only to say that there is none. */
  denies_danger: boolean
  category: string | null
  topic: string | null
  complexity: string | null
  impact: string | null
  /** What the customer asks to be granted beyond what the tier may by itself. */
  beyond: readonly { ask: Ask; why: Beyond }[]
  history: History
}

/** The conversation so far, this message included. */
export interface History {
  /** How the customer felt in each message, oldest first. */
  emotions: readonly string[]
  /** Times the customer wrote again after an answer of ours. */
  rounds: number
  /** Times it was opened again after it had been resolved. */
  reopened: number
}

export const NO_HISTORY: History = { emotions: [], rounds: 0, reopened: 0 }

/** A criterion that was found, and why. */
export interface Detected {
  criterion: string
  signals: Signal[]
  /** 0 to 1. */
  confidence: number
}

/** A stable word for what spoke for it, with the entry of the list when it was a word. Never what the customer wrote. */
export interface Signal {
  rule: string
  found: string | null
  weight: number
}
