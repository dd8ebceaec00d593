import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'

/** What an automation begins at: something that happens, or `after` so long without anything. */
export const Trigger = z.enum([
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
  'after',
])
export type Trigger = z.infer<typeof Trigger>

/** One deed of an automation as the framework has it: one key, such as `set_status`. */
export const DeedShape = z.record(z.string(), z.unknown())

/** done: everything. partly: some of it. refused: nothing. stopped: kept from running by the loop guard. */
export const RunOutcome = z.enum(['done', 'partly', 'refused', 'stopped'])
export type RunOutcome = z.infer<typeof RunOutcome>

/** itself: it would have started itself by its own deeds. too_deep: the chain was full. too_often: the hour was. */
export const StoppedBy = z.enum(['itself', 'too_deep', 'too_often'])
export type StoppedBy = z.infer<typeof StoppedBy>

/** What became of one deed. `code`: a stable word for why it was refused, or what was done instead. */
export const DeedDone = z.object({
  deed: z.string(),
  outcome: z.enum(['done', 'unchanged', 'refused']),
  code: z.string().nullable(),
  reason: z.string().nullable(),
})
export type DeedDone = z.infer<typeof DeedDone>

/** A call of an address, and what became of it. */
export const Webhook = z.object({
  id: Id,
  url: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  status: z.number().int().nullable().meta({ description: 'What the other side answered last' }),
  error: z.string().nullable(),
  tried_at: Instant.nullable(),
})

export const Run = z.object({
  id: Id,
  automation: z.string(),
  ticket_id: Id,
  case_id: z.string(),
  subject: z.string(),
  trigger: Trigger,
  cause: z.string().meta({ description: '`event:<id>` or `quiet:<moment>`: a cause makes an automation run once' }),
  cause_event_id: Id.nullable(),
  outcome: RunOutcome,
  stopped_by: StoppedBy.nullable(),
  deeds: z.array(DeedDone),
  chain: z.array(z.string()).meta({ description: 'The automations that led here, this one last' }),
  path: z.string(),
  version: z.string(),
  webhooks: z.array(Webhook),
  at: Instant,
})
export type Run = z.infer<typeof Run>

export const RunQuery = PageQuery.extend({ outcome: RunOutcome.optional() })
export type RunQuery = z.infer<typeof RunQuery>
export const NameParams = z.object({ name: z.string().max(80) })

/** An automation of the framework in force, and how it does. Counts are of 30 days, and end at `counted_up_to`. */
export const AutomationShown = z.object({
  name: z.string(),
  path: z.string().meta({ description: 'The key of the framework that says so' }),
  line: z.number().int().nullable().meta({ description: 'Line of the text in force' }),
  enabled: z.boolean(),
  trigger: Trigger,
  after: z.string().nullable(),
  when: z.record(z.string(), z.unknown()),
  words: z.array(z.string()),
  do: z.array(DeedShape),
  runs: z.number().int(),
  refused: z.number().int().meta({ description: 'Runs of which something, or all, was refused' }),
  stopped: z.number().int(),
  webhooks_failed: z.number().int(),
  last_run_at: Instant.nullable(),
  next_due_at: Instant.nullable(),
  waiting: z.number().int().meta({ description: 'Tickets it waits for' }),
})
export type AutomationShown = z.infer<typeof AutomationShown>

export const AutomationList = z.object({
  items: z.array(AutomationShown),
  next_cursor: z.null(),
  version: z.string(),
  counted_up_to: z.number().int(),
  limits: z.object({
    chain: z.number().int(),
    runs_per_hour: z.number().int(),
    replies_per_day: z.number().int(),
  }),
})
export type AutomationList = z.infer<typeof AutomationList>

/** Which automations would act on tickets as they are, without acting. Of `ticket_id` or of the `last` ones. */
export const DryRun = z
  .object({
    text: z.string().max(500_000).optional().meta({ description: 'A framework that is not in force' }),
    name: z.string().max(80).optional().meta({ description: 'Only this automation' }),
    ticket_id: Id.optional(),
    last: z.number().int().min(1).max(50).optional(),
  })
  .refine(({ ticket_id, last }) => ticket_id === undefined || last === undefined, {
    message: 'Name a ticket or how many, not both.',
    path: ['last'],
  })
export type DryRun = z.infer<typeof DryRun>

/** One condition, what it wants, what the ticket has, and the reason in words when it is not met. */
export const Check = z.object({
  condition: z.string(),
  wanted: z.unknown(),
  found: z.unknown(),
  met: z.boolean(),
  reason: z.string().nullable(),
})
export type Check = z.infer<typeof Check>

/** What one automation would have done to one ticket. `fires`: its cause is there and everything is met. */
export const Trial = z.object({
  automation: z.string(),
  path: z.string(),
  enabled: z.boolean(),
  trigger: Trigger,
  fires: z.boolean(),
  at: Instant.nullable().meta({ description: 'When its cause was, or will be; null: it has not happened' }),
  checks: z.array(Check),
  do: z.array(DeedShape),
})
export type Trial = z.infer<typeof Trial>

export const TicketTrial = z.object({
  ticket_id: Id,
  case_id: z.string(),
  subject: z.string(),
  trials: z.array(Trial),
})
export type TicketTrial = z.infer<typeof TicketTrial>
export const DryRunReply = z.object({ items: z.array(TicketTrial), version: z.string().nullable() })
export type DryRunReply = z.infer<typeof DryRunReply>

export const WebhookKey = z.object({
  key: z.string().meta({ description: 'whsec_ and the key in base64: what receivers check signatures with' }),
})
