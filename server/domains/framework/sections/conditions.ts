import { z } from 'zod'
import { accountType, category, channel, emotion, priority, status, word } from './words.ts'

const anyOf = <T extends z.ZodType>(of: T, what: string) =>
  z.array(of).min(1).optional().describe(`Any of these ${what}`)

/** Which tickets something is about. What is left out does not matter; everything named must fit. */
export const Conditions = z.strictObject({
  channels: anyOf(channel, 'channels'),
  statuses: anyOf(status, 'statuses'),
  priorities: anyOf(priority, 'priorities'),
  categories: anyOf(category, 'categories'),
  emotions: anyOf(emotion, 'emotions'),
  languages: anyOf(z.string().min(2), 'languages, such as "zh"'),
  account_types: anyOf(accountType, 'plans'),
  segments: anyOf(word, 'segments'),
  tiers: anyOf(word, 'tiers'),
  teams: anyOf(word, 'teams'),
  tags: anyOf(z.string().min(1), 'tags'),
  without_tags: z.array(z.string().min(1)).min(1).optional().describe('None of these tags'),
  assigned: z.boolean().optional().describe('true: somebody has it; false: nobody has'),
})
export type Conditions = z.output<typeof Conditions>
