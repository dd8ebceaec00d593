import { z } from 'zod'
import { Duration, DurationOrRings } from './durations.ts'

const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case letters, digits and underscores.')
const words = z.array(word)
const sla = Duration.describe('Time within which the first answer is due')

const Email = z.strictObject({
  response_time_sla: sla,
  resolution_time_sla: Duration.describe('Time within which the ticket is to be resolved'),
  escalation_threshold: Duration.describe('Age at which an unresolved ticket goes up a tier'),
  priority_routing: words.describe('Who comes first, most important on top'),
})

const LiveChat = z.strictObject({
  response_time_sla: sla,
  concurrent_chat_limit: z.number().int().min(1).max(100).describe('Chats one agent handles at a time'),
  availability: z.literal('24/7').describe('When the chat is open'),
  auto_routing: z
    .array(z.partialRecord(z.enum(['technical_issues', 'billing_questions', 'general_inquiries']), word))
    .describe('Team for each kind of question'),
})

const PhoneSupport = z.strictObject({
  response_time_sla: DurationOrRings.describe('Time or rings within which a call is answered'),
  callback_option: z.boolean().describe('Whether a waiting caller may ask to be called back'),
  priority_queue: words.describe('Who is answered first, most important on top'),
})

const SocialMedia = z.strictObject({
  monitoring_keywords: z.array(z.string().min(1)).describe('What is looked for in public posts'),
  response_time_sla: sla,
  escalation_to_private: z.boolean().describe('Whether the answer moves to private messages'),
})

const InAppMessaging = z.strictObject({
  response_time_sla: sla,
  contextual_help: z.boolean().describe('Whether articles that fit the page are offered'),
  user_session_data: z.boolean().describe('Whether the session travels with the message'),
  proactive_triggers: words.describe('What makes us offer help unasked'),
})

const Tier = z.strictObject({
  capabilities: words.describe('What this tier handles'),
  escalation_criteria: words.describe('What makes it hand a ticket up'),
})

const priority = z.enum(['low', 'medium', 'high', 'critical'])
const byUrgency = z
  .strictObject({ low: priority, medium: priority, high: priority })
  .describe('Priority for each urgency')
const steps = z.number().int().min(-3).max(3)

const Triage = z.strictObject({
  priority_matrix: z
    .strictObject({ low: byUrgency, medium: byUrgency, high: byUrgency, critical: byUrgency })
    .describe('Priority by impact, then by urgency'),
  raised_by_customer_status: z
    .strictObject({ free: steps, premium: steps, enterprise: steps })
    .describe('Steps a priority goes up (or down) for the customer’s status'),
})

const Routing = z.strictObject({
  class_lead: Duration.describe('How much longer each class of priority_routing may keep the one below it waiting'),
  presence_expires_after: Duration.describe('Somebody whose workspace is silent for so long is not there'),
})

const Sla = z.strictObject({
  warn_at_percent: z
    .array(z.number().int().min(1).max(99))
    .max(5)
    .describe('When a deadline is told to come near, in percent of its time'),
  pause_resolution_while: z
    .array(z.enum(['pending', 'on_hold']))
    .describe('Statuses in which the resolution clock stands still'),
})

const Confirmation = z.strictObject({
  lapses_after: Duration.describe('A resolved ticket closes when its customer says nothing for so long'),
})

const Surveys = z.strictObject({
  at_most_every: Duration.describe('A customer is not asked again within this time; "0 days" asks every time'),
  unhappy_at_most: z.number().int().min(0).max(5).describe('Ratings up to this one become a task; 0: none'),
  follow_up_within: Duration.describe('When that task is due'),
})

const Reports = z.strictObject({
  follow_ups: z
    .strictObject({
      within_24_hours: z.array(z.enum(['customer_follow_up', 'documentation_updates', 'team_notifications'])),
      within_7_days: z.array(z.enum(['knowledge_base', 'training_needs', 'product_feedback'])),
      within_30_days: z.array(z.enum(['customer_success', 'issue_prevention', 'process_optimization'])),
    })
    .describe('Which follow-ups become tasks when a ticket is resolved'),
})

const percent = z.number().min(0).max(100)

const Targets = z.strictObject({
  satisfaction: z.number().min(1).max(5).describe('Mean rating that is wanted, of 5'),
  first_contact: z
    .strictObject({
      goal: percent.describe('Wanted'),
      floor: percent.describe('Needed at the very least'),
    })
    .describe('Percent of tickets resolved at the first contact'),
  in_time: percent.describe('Percent of first answers, and of resolutions, that keep their time'),
  first_response: Duration.describe('Median time of first answers over all channels'),
})

/** The whole framework, after the operator's text was laid over the defaults. */
export const Framework = z
  .strictObject({
    support_channels: z.strictObject({
      email: Email,
      live_chat: LiveChat,
      phone_support: PhoneSupport,
      social_media: SocialMedia,
      in_app_messaging: InAppMessaging,
    }),
    support_tiers: z.record(word, Tier).describe('Lowest tier first. Every tier is also a team.'),
    teams: z.record(word, z.strictObject({ tier: word })).describe('Further teams and the tier each belongs to'),
    triage: Triage,
    routing: Routing,
    sla: Sla,
    confirmation: Confirmation,
    surveys: Surveys,
    reports: Reports,
    targets: Targets,
    brand: z.strictObject({
      name: z.string().min(1).max(80).describe('How customers know you'),
      accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour such as "#3b5bdb".'),
    }),
  })
  .meta({ title: 'Support framework' })

export type Framework = z.output<typeof Framework>

/** JSON Schema of an operator's text: as the whole, but nothing is required. For editors. */
export function operatorSchema(): Record<string, unknown> {
  return withoutRequired(z.toJSONSchema(Framework, { io: 'input' })) as Record<string, unknown>
}

function withoutRequired(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutRequired)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).filter(([key, value]) => !(key === 'required' && Array.isArray(value)))
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutRequired(value)]))
}
