import { z } from 'zod'
import { accountType, word, words } from './words.ts'

export const Tier = z.strictObject({
  capabilities: words.describe('What this tier handles'),
  escalation_criteria: words.describe('What makes it hand a ticket up'),
})

export const Team = z.strictObject({
  tier: word.describe('The tier it belongs to'),
  calendar: word.optional().describe('When it works; without one its tickets follow `sla.calendar`'),
})

/** Customers who are to be told apart. A customer belongs to a segment when everything it names fits. */
export const Segment = z.strictObject({
  account_types: z.array(accountType).optional().describe('Any of these plans'),
  companies: z.array(z.string().min(1)).optional().describe('Any of these companies, by name'),
  email_domains: z.array(z.string().min(3)).optional().describe('An address of theirs ends with any of these'),
  languages: z.array(z.string().min(2)).optional().describe('Any of these languages, such as "zh"'),
})
