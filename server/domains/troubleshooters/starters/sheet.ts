import type { z } from 'zod'
import type { CauseCode } from '../../interaction-reports/contract.ts'
import type { Category } from '../../tickets/contract.ts'
import type { Device } from '../contract.ts'

/** The languages first trees are written in. */
export const STARTER_LANGUAGES = ['en', 'zh'] as const
export type Words = Record<(typeof STARTER_LANGUAGES)[number], string>

/** Something to try. */
export interface Try {
  title: Words
  body: Words
}

/** What a first tree for a category is made of: an honest beginning, for people to go on from. */
export interface Sheet {
  /** Of the tickets it ends in; null: as triage reads them. */
  category: z.infer<typeof Category> | null
  title: Words
  intro: Words
  /** What is worth trying first, by where it happens. */
  first: (Try & { id: string; devices: Device[] })[]
  question: Words
  /** What it may be, with what to try then. Those with more resolved tickets of such a cause come first. */
  causes: (Try & { id: string; codes: CauseCode[]; answer: Words })[]
}
