import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { Category } from '../tickets/contract.ts'

/** What was really wrong, as far as anybody found out. */
export const CauseCode = z.enum([
  'how_to',
  'defect',
  'configuration',
  'outage',
  'performance',
  'integration',
  'billing_error',
  'payment_method',
  'pricing_question',
  'access',
  'account_change',
  'data_loss',
  'security',
  'missing_feature',
  'third_party',
  'customer_environment',
  'not_reproducible',
  'other',
])
export type CauseCode = z.infer<typeof CauseCode>

/** Every field of the report, in the order of the report. */
export const ReportField = z.enum([
  'customer_name',
  'account_type',
  'contact_method',
  'priority_level',
  'previous_interactions',
  'issue_category',
  'issue_description',
  'impact_level',
  'customer_emotion',
  'problem_analysis',
  'customer_needs',
  'success_criteria',
  'resource_requirements',
  'steps_taken',
  'collaboration_required',
  'knowledge_base_references',
  'testing_and_validation',
  'explanation_provided',
  'education_delivered',
  'follow_up_scheduled',
  'additional_resources',
  'resolution_time',
  'first_contact_resolution',
  'customer_satisfaction',
  'issue_recurrence_risk',
  'sla_compliance',
  'escalation_required',
  'knowledge_gaps_identified',
  'process_improvements',
  'customer_follow_up',
  'documentation_updates',
  'team_notifications',
  'knowledge_base',
  'training_needs',
  'product_feedback',
  'customer_success',
  'issue_prevention',
  'process_optimization',
  'interaction_review',
  'coaching_opportunities',
  'best_practices',
  'customer_feedback_integration',
  'support_responder',
  'interaction_date',
  'case_id',
  'resolution_status',
  'customer_permission',
])
export type ReportField = z.infer<typeof ReportField>

/** One thing that was done, and what came of it. */
export const Step = z.object({
  action: z.string(),
  result: z.string(),
  at: Instant.nullable(),
  by: z.string().nullable().meta({ description: 'Name of who did it' }),
})
export type Step = z.infer<typeof Step>

/** Where a value comes from. `person`: somebody wrote or confirmed it. `none`: nobody knows, so it stays blank. */
export const Provenance = z.enum([
  'none',
  'customer_record',
  'ticket',
  'triage',
  'messages',
  'history',
  'clocks',
  'escalations',
  'survey',
  'tasks',
  'rule',
  'person',
])
export type Provenance = z.infer<typeof Provenance>

/** A field with where it comes from. `evidence`: what to look at to believe it. */
export const FieldValue = z.object({
  value: z.union([z.string(), z.array(z.string()), z.array(Step)]).nullable(),
  source: Provenance,
  detail: z.string().nullable().meta({ description: 'A further word: the rule, or how sure triage was' }),
  evidence: z.array(
    z.object({
      type: z.enum(['message', 'event', 'decision', 'survey', 'task', 'ticket', 'escalation', 'confirmation']),
      id: z.string(),
    }),
  ),
  edited_by: z.object({ id: Id, name: z.string() }).nullable(),
  edited_at: Instant.nullable(),
})
export type FieldValue = z.infer<typeof FieldValue>

export const Exemption = z.enum(['spam', 'merged', 'abandoned', 'lapsed'])
export type Exemption = z.infer<typeof Exemption>

/** The interaction report. Before the ticket is resolved it is what is known so far, version 0 until somebody edits it. */
export const Report = z.object({
  ticket_id: Id,
  case_id: z.string(),
  subject: z.string(),
  version: z.number().int(),
  cause_code: CauseCode.nullable(),
  cause_source: Provenance,
  exempt: Exemption.nullable(),
  resolved_at: Instant.nullable(),
  completeness: z.number().meta({ description: 'Filled fields among those where something could be known, 0 to 1' }),
  fields: z.record(ReportField, FieldValue),
  missing: z.array(z.string()).meta({ description: 'Paths that resolving still needs; empty when it may be resolved' }),
  updated_at: Instant.nullable(),
})
export type Report = z.infer<typeof Report>

const NewStep = z.object({
  action: z.string().trim().min(1, 'Say what was done.').max(2_000),
  result: z.string().trim().min(1, 'Say what came of it.').max(2_000),
})

/** What a person writes in a field; null clears what they wrote, and what is found shows again. */
const Edit = z.union([z.string().max(10_000), z.array(z.string().max(2_000)).max(100)]).nullable()

/** Changes to the report. Fields that follow from the ticket (names, times, ratings) are changed there, not here. */
export const EditReport = z.object({
  version: z.number().int().optional().meta({ description: 'The version that was edited; a newer one refuses (409)' }),
  cause_code: CauseCode.nullable().optional(),
  steps: z.array(NewStep).max(100).nullable().optional(),
  fields: z.partialRecord(ReportField, Edit).optional(),
})
export type EditReport = z.infer<typeof EditReport>

/** Resolves a ticket. All is optional: what is known is taken, what is missing comes back as 409 with its paths. */
export const ResolveTicket = z.object({
  category: Category.optional(),
  cause_code: CauseCode.optional(),
  steps: z.array(NewStep).min(1).max(100).optional(),
  fields: z.partialRecord(ReportField, Edit).optional(),
  exempt: z
    .enum(['abandoned'])
    .optional()
    .meta({ description: 'Resolve without what is missing; kept with the report' }),
})
export type ResolveTicket = z.infer<typeof ResolveTicket>

/** Several at once: each is resolved, or says why not. The others are not held up. */
export const ResolveTickets = ResolveTicket.extend({ tickets: z.array(Id).min(1).max(200) })
export type ResolveTickets = z.infer<typeof ResolveTickets>
export const Resolutions = z.object({
  resolved: z.array(Id),
  refused: z.array(
    z.object({
      ticket_id: Id,
      code: z.string(),
      detail: z.string(),
      errors: z.array(z.object({ path: z.string(), message: z.string() })),
    }),
  ),
})
export type Resolutions = z.infer<typeof Resolutions>

export const ReportVersion = z.object({
  version: z.number().int(),
  cause: z.enum([
    'resolved',
    'edited',
    'rated',
    'confirmed',
    'not_confirmed',
    'reopened',
    'followed_up',
    'undelivered',
    'settled',
  ]),
  changed: z.array(ReportField),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  at: Instant,
  fields: z.record(ReportField, FieldValue),
})
export type ReportVersion = z.infer<typeof ReportVersion>

/** A line of the list of reports. */
export const ReportLine = z.object({
  ticket_id: Id,
  case_id: z.string(),
  subject: z.string(),
  version: z.number().int(),
  cause_code: CauseCode.nullable(),
  exempt: Exemption.nullable(),
  completeness: z.number(),
  resolved_at: Instant.nullable(),
  updated_at: Instant,
})
export type ReportLine = z.infer<typeof ReportLine>

export const ReportQuery = PageQuery.extend({
  cause_code: CauseCode.optional(),
  complete_below: z.coerce.number().min(0).max(1).optional().meta({ description: 'Only less complete ones' }),
})
export type ReportQuery = z.infer<typeof ReportQuery>
