import { z } from 'zod'
import { Deadline } from '../durations.ts'
import { accountType, channel, priority, word } from './words.ts'

/** Times for some tickets. Each clock takes its time from the first policy that fits and names one. */
export const Policy = z.strictObject({
  name: word,
  channels: z.array(channel).min(1).optional(),
  priorities: z.array(priority).min(1).optional(),
  account_types: z.array(accountType).min(1).optional(),
  segments: z.array(word).min(1).optional(),
  first_response: Deadline.optional(),
  next_response: Deadline.optional().describe('From the first message of the customer that waits for an answer'),
  resolution: Deadline.optional(),
  periodic_update: Deadline.optional().describe(
    'From one answer of ours to the next, but while the customer is to answer',
  ),
  calendar: word.optional().describe('Whose hours count'),
})
export type Policy = z.output<typeof Policy>

export const Sla = z.strictObject({
  warn_at_percent: z
    .array(z.number().int().min(1).max(99))
    .max(5)
    .describe('When a deadline is told to come near, in percent of its time'),
  pause_resolution_while: z
    .array(z.enum(['pending', 'on_hold']))
    .describe('Statuses in which the resolution clock stands still'),
  ring_cadence_seconds: z.number().min(1).max(30).describe('How long one ring of a phone takes'),
  calendar: word.describe('Whose hours count where neither a policy nor the team names a calendar'),
  policies: z.array(Policy).max(100).describe('Looked through from the top; below them stand the channels’ own times'),
})
