import type { ReportField } from '../../../server/domains/interaction-reports/contract.ts'

/** How a field is written. `fixed`: it follows from the ticket, and is changed there. */
export type FieldKind = 'fixed' | 'text' | 'list' | 'choice' | 'steps'

/** The report as it is read: sections, their groups, the fields in order. */
export const SECTIONS = [
  {
    id: 'customer_information',
    groups: [
      {
        id: 'contact_details',
        fields: ['customer_name', 'account_type', 'contact_method', 'priority_level', 'previous_interactions'],
      },
      { id: 'issue_summary', fields: ['issue_category', 'issue_description', 'impact_level', 'customer_emotion'] },
    ],
  },
  {
    id: 'resolution_process',
    groups: [
      {
        id: 'initial_assessment',
        fields: ['problem_analysis', 'customer_needs', 'success_criteria', 'resource_requirements'],
      },
      {
        id: 'solution_implementation',
        fields: ['steps_taken', 'collaboration_required', 'knowledge_base_references', 'testing_and_validation'],
      },
      {
        id: 'customer_communication',
        fields: ['explanation_provided', 'education_delivered', 'follow_up_scheduled', 'additional_resources'],
      },
    ],
  },
  {
    id: 'outcome_and_metrics',
    groups: [
      {
        id: 'resolution_results',
        fields: ['resolution_time', 'first_contact_resolution', 'customer_satisfaction', 'issue_recurrence_risk'],
      },
      {
        id: 'process_quality',
        fields: ['sla_compliance', 'escalation_required', 'knowledge_gaps_identified', 'process_improvements'],
      },
    ],
  },
  {
    id: 'follow_up_actions',
    groups: [
      { id: 'immediate_actions', fields: ['customer_follow_up', 'documentation_updates', 'team_notifications'] },
      { id: 'within_a_week', fields: ['knowledge_base', 'training_needs', 'product_feedback'] },
      { id: 'proactive_measures', fields: ['customer_success', 'issue_prevention', 'process_optimization'] },
      {
        id: 'quality_assurance',
        fields: ['interaction_review', 'coaching_opportunities', 'best_practices', 'customer_feedback_integration'],
      },
      {
        id: 'signature',
        fields: ['support_responder', 'interaction_date', 'case_id', 'resolution_status', 'customer_permission'],
      },
    ],
  },
] as const satisfies readonly { id: string; groups: readonly { id: string; fields: readonly ReportField[] }[] }[]

/** What can be chosen, in the words the report is written in. */
export const OPTIONS: Partial<Record<ReportField, readonly string[]>> = {
  account_type: ['Free', 'Premium', 'Enterprise'],
  contact_method: ['Email', 'Chat', 'Phone', 'Social', 'In-app'],
  issue_category: ['Technical', 'Billing', 'Account', 'Feature Request'],
  customer_emotion: ['Frustrated', 'Confused', 'Neutral', 'Satisfied'],
  issue_recurrence_risk: ['Low', 'Medium', 'High'],
}

const LISTS: readonly ReportField[] = [
  'resource_requirements',
  'collaboration_required',
  'knowledge_base_references',
  'additional_resources',
  'knowledge_gaps_identified',
]

/** These follow from the ticket, its clocks, tasks and ratings. */
const FIXED: readonly ReportField[] = [
  'customer_name',
  'priority_level',
  'previous_interactions',
  'follow_up_scheduled',
  'resolution_time',
  'first_contact_resolution',
  'customer_satisfaction',
  'sla_compliance',
  'escalation_required',
  'support_responder',
  'interaction_date',
  'case_id',
  'resolution_status',
  'customer_permission',
]

export function kindOf(field: ReportField): FieldKind {
  if (field === 'steps_taken') return 'steps'
  if (OPTIONS[field]) return 'choice'
  if (LISTS.includes(field)) return 'list'
  return FIXED.includes(field) ? 'fixed' : 'text'
}
