import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../../platform/contract.ts'
import { AccountType } from '../../customers/contract.ts'
import { Language } from '../../knowledge/contract.ts'
import { Category, Priority } from '../../tickets/contract.ts'
import { Device, StepId, StepKind, TroubleshooterContent } from '../contract.ts'

const GivenAnswer = z.object({ step: StepId, answer: StepId })

/** A step as it is shown to who walks. The answers of a check are `yes` and `no`. */
export const ShownStep = z.object({
  id: z.string(),
  kind: StepKind,
  title: z.string(),
  html: z.string(),
  article: z.object({ id: Id, title: z.string(), html: z.string(), path: z.string().nullable() }).nullable(),
  answers: z.array(z.object({ id: z.string(), text: z.string() })),
})
export type ShownStep = z.infer<typeof ShownStep>

/** A step behind one: what was said, or why it was not asked. */
export const WalkedStep = z.object({
  position: z.number().int(),
  step: z.string(),
  kind: StepKind,
  title: z.string(),
  answer: z.string().nullable(),
  answer_text: z.string().nullable(),
  helped: z.boolean().nullable().meta({ description: 'Of checks and articles; null elsewhere' }),
  skipped: z.literal('tried_before').nullable(),
})
export type WalkedStep = z.infer<typeof WalkedStep>

/** The ticket a run ends in, filled in: nobody asks again. */
export const TicketDraft = z.object({
  subject: z.string(),
  category: Category.nullable(),
  priority: Priority.nullable(),
  team: z.string().nullable(),
  text: z.string(),
  tried: z.array(z.object({ action: z.string(), result: z.string() })),
})
export type TicketDraft = z.infer<typeof TicketDraft>

export const RunState = z.enum(['open', 'fixed', 'ticket'])
export type RunState = z.infer<typeof RunState>

const walk = {
  language: z.string(),
  plan: AccountType.nullable(),
  device: Device.nullable(),
  state: RunState,
  step: ShownStep.nullable().meta({ description: 'Where one stands' }),
  path: z.array(WalkedStep),
  ticket_draft: TicketDraft.nullable().meta({ description: 'At an end without a fix' }),
}
export const Run = z.object({
  id: Id,
  troubleshooter_id: Id,
  title: z.string(),
  version: z.number().int(),
  ...walk,
  ticket: z
    .object({ id: Id, case_id: z.string() })
    .nullable()
    .meta({ description: 'Walked for it, or opened at its end' }),
  walked_by: z.enum(['agent', 'customer']),
  started_at: Instant,
  ended_at: Instant.nullable(),
})
export type Run = z.infer<typeof Run>

export const ReadRun = z.object({
  position: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'As it stood before this step was answered' }),
})
export type ReadRun = z.infer<typeof ReadRun>

export const StartRun = z.object({
  plan: AccountType.nullable().optional().meta({ description: 'Left out: as the customer of the ticket has it' }),
  device: Device.nullable().optional(),
  ticket_id: Id.optional(),
  customer_id: Id.optional(),
  language: Language.optional(),
})
export type StartRun = z.infer<typeof StartRun>

export const AnswerStep = GivenAnswer.extend({
  position: z.number().int().min(0).optional().meta({
    description: 'Which step of the path, where one comes twice; left out: the last of that name',
  }),
})
export type AnswerStep = z.infer<typeof AnswerStep>

/** Opens the ticket a run has ended in, for whom it was walked. */
export const OpenRunTicket = z.object({
  customer_id: Id.optional(),
  customer: z.object({ name: z.string().trim().max(200).optional(), email: z.email().max(254) }).optional(),
  subject: z.string().trim().min(1).max(300).optional(),
  text: z.string().trim().max(20_000).default('').meta({ description: 'In their own words' }),
})
export type OpenRunTicket = z.infer<typeof OpenRunTicket>

/** A walk that is kept nowhere: how the tree, as it is being written, would be for somebody. */
export const Preview = TroubleshooterContent.extend({
  plan: AccountType.nullable().default(null),
  device: Device.nullable().default(null),
  language: Language,
  answers: z.array(GivenAnswer).max(200).default([]),
  tried: z.array(StepId).max(150).default([]),
})
export type Preview = z.infer<typeof Preview>
export const Previewed = z.object(walk)
export type Previewed = z.infer<typeof Previewed>

export const DropOffQuery = z.object({
  from: z.iso.date().optional().meta({ description: 'Runs that began on this day or later (UTC); 30 days ago' }),
  to: z.iso.date().optional().meta({ description: '… and before this day; tomorrow' }),
})
export type DropOffQuery = z.infer<typeof DropOffQuery>

/** Where people stop. Of each run the way it took last counts. */
export const DropOff = z.object({
  definition: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  runs: z.object({
    started: z.number().int(),
    fixed: z.number().int(),
    ticket: z.number().int(),
    left: z.number().int(),
    under_way: z.number().int(),
  }),
  steps: z.array(
    z.object({
      step: z.string(),
      title: z.string().nullable().meta({ description: 'null: in no version any more' }),
      reached: z.number().int(),
      answered: z.number().int(),
      left: z.number().int(),
      under_way: z.number().int(),
      ended_fixed: z.number().int(),
      ended_ticket: z.number().int(),
      skipped: z.number().int(),
      answers: z.record(z.string(), z.number().int()),
    }),
  ),
})
export type DropOff = z.infer<typeof DropOff>

export const RunQuery = PageQuery.extend({
  step: z.string().max(60).optional().meta({ description: 'Runs that have reached this step' }),
  outcome: z.enum(['fixed', 'ticket', 'left', 'under_way']).optional(),
  ...DropOffQuery.shape,
})
export type RunQuery = z.infer<typeof RunQuery>
export const RunListed = z.object({
  id: Id,
  started_at: Instant,
  ended_at: Instant.nullable(),
  outcome: z.enum(['fixed', 'ticket', 'left', 'under_way']),
  plan: AccountType.nullable(),
  device: Device.nullable(),
  language: z.string(),
  walked_by: z.enum(['agent', 'customer']),
  last_step: z.string(),
  last_title: z.string().nullable(),
  ticket_id: Id.nullable(),
})
export type RunListed = z.infer<typeof RunListed>
