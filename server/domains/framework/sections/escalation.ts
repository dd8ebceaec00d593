import { z } from 'zod'
import { Duration } from '../durations.ts'
import { Conditions } from './conditions.ts'
import { word } from './words.ts'

const person = z
  .union([z.enum(['lead', 'manager', 'admin']), z.email()])
  .describe('A role (a lead is one of the team’s) or the e-mail address of a user')

const Step = z.strictObject({
  notify: z.array(person).min(1).max(10),
  acknowledge_within: Duration.optional().describe('Nobody said "I have it" by then: the next step is taken'),
})

/** Who is called, one after the other, until somebody answers. */
const Ladder = z.strictObject({
  name: word,
  when: Conditions.default({}),
  breaches: z.number().int().min(1).max(10).optional().describe('So many deadlines of the ticket were missed'),
  steps: z.array(Step).min(1).max(5),
})

export const Escalation = z.strictObject({
  management: z
    .strictObject({ role: person, acknowledge_within: Duration })
    .describe('Who has what goes beyond the highest tier'),
  ladders: z.array(Ladder).max(50),
  detected: z
    .record(word, z.enum(['off', 'suggest', 'escalate']))
    .describe(
      'What is done when a criterion is found in what a customer writes; a criterion that is left out: suggest',
    ),
  tell_customer: z
    .boolean()
    .describe('A customer who wrote by mail gets a short word when their ticket is handed up a tier'),
  ping_pong_after: z.number().int().min(2).max(10).describe('Moves between tiers after which the managers are told'),
})

/** How far each tier may go by itself. What goes beyond is handed up for policy_exceptions. */
export const Authority = z.record(
  word,
  z.strictObject({
    unit: z.string().min(1).max(20).describe('Such as EUR or percent'),
    limits: z
      .record(word, z.number().min(0))
      .describe('The most for each tier; a tier that is left out may not at all'),
  }),
)
