import { z } from 'zod'
import { Duration } from '../durations.ts'
import { Conditions } from './conditions.ts'
import { priority, word } from './words.ts'

const tags = z.array(z.string().trim().min(1).max(60)).min(1).max(20)

/** The variables of macros, named here once more since macros stand below the framework. */
export const TEXT_VARIABLES = [
  'customer.first_name',
  'customer.name',
  'customer.email',
  'company.name',
  'ticket.case_id',
  'ticket.subject',
  'agent.first_name',
  'agent.name',
  'desk.name',
]

const strangersIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !TEXT_VARIABLES.includes(name.toLowerCase()))

const text = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .superRefine((text, { addIssue }) => {
    for (const name of strangersIn(text))
      addIssue({ code: 'custom', message: `There is no variable {{${name}}}. There are ${TEXT_VARIABLES.join(', ')}.` })
  })

/** One deed of an automation; exactly one key. */
const Deed = z.union([
  z.strictObject({ set_status: z.enum(['open', 'pending', 'on_hold', 'resolved', 'closed']) }),
  z.strictObject({ set_priority: priority }),
  z.strictObject({ move_to_team: word }),
  z.strictObject({ assign_to: z.email().describe('The address of a user') }),
  z.strictObject({ unassign: z.literal(true) }),
  z.strictObject({ add_tags: tags }),
  z.strictObject({ remove_tags: tags }),
  z.strictObject({ reply: text.describe('To the customer; {{customer.name}} and the other variables of macros work') }),
  z.strictObject({ note: text }),
  z.strictObject({
    notify: z
      .array(z.union([z.enum(['assignee', 'lead', 'manager', 'admin']), z.email()]))
      .min(1)
      .max(20),
  }),
  z.strictObject({ webhook: z.url({ protocol: /^https?$/ }) }),
])
export type Deed = z.output<typeof Deed>

export const AutomationEvent = z.enum([
  'ticket_created',
  'customer_wrote',
  'reply_sent',
  'status_changed',
  'priority_changed',
  'assigned',
  'sla_at_risk',
  'sla_breached',
  'escalated',
  'rated',
])

/** What the desk does by itself, at something that happens (`on`) or when nothing happens for a while (`after`). */
export const Automation = z
  .strictObject({
    name: word,
    on: AutomationEvent.optional(),
    after: Duration.optional().describe('So long after the last message or change of status'),
    when: Conditions.default({}),
    words: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(50)
      .optional()
      .describe('Any of these in the subject or the message'),
    do: z.array(Deed).min(1).max(10),
    enabled: z.boolean().default(true),
  })
  .refine(({ on, after }) => (on === undefined) !== (after === undefined), {
    message: 'needs either "on" (at what) or "after" (how long without anything), and not both.',
  })
export type Automation = z.output<typeof Automation>
