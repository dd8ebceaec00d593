import { z } from 'zod'
import { Id } from '../../../platform/contract.ts'
import { Decision } from '../contract.ts'

/** What an answer is about; kinds of decisions that are none of these stand under their own name, after them. */
export const WHY_ABOUT = [
  'priority',
  'team',
  'assignee',
  'deadline',
  'escalation',
  'queue_place',
  'automation',
  'triage',
] as const

/** One decision, and where the framework says so. */
export const WhyAnswer = Decision.extend({
  sentence: z.string().meta({ description: 'The decision in English words' }),
  path: z.string().nullable().meta({
    description: 'The key of the framework that was followed; null: a rule of the program or of a person',
  }),
  line: z.number().int().nullable().meta({
    description: 'Its line in the version that decided; in framework/defaults.yaml when `from` is `defaults`',
  }),
  from: z.enum(['text', 'defaults']).nullable(),
  value: z.string().nullable().meta({ description: 'What the framework said there' }),
  current: z.boolean().meta({ description: 'Whether it still holds' }),
  by: z.object({ id: Id, name: z.string().nullable() }).nullable().meta({
    description: 'Who decided, where a person did',
  }),
})
export type WhyAnswer = z.infer<typeof WhyAnswer>

export const Why = z.object({
  items: z.array(WhyAnswer).meta({ description: 'What the system decided, oldest first' }),
  next_cursor: z.null(),
  groups: z
    .array(z.object({ about: z.string(), answers: z.array(WhyAnswer) }))
    .meta({ description: 'The same by what it is about, newest first, with what people have decided over it' }),
})
export type Why = z.infer<typeof Why>
