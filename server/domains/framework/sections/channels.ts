import { z } from 'zod'
import { Deadline, DeadlineOrRings } from '../durations.ts'
import { word, words } from './words.ts'

const sla = Deadline.describe('Time within which the first answer is due')

const Email = z.strictObject({
  response_time_sla: sla,
  resolution_time_sla: Deadline.describe('Time within which the ticket is to be resolved'),
  escalation_threshold: Deadline.describe('Age at which an unresolved ticket goes up a tier'),
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
  response_time_sla: DeadlineOrRings.describe('Time or rings within which a call is answered'),
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

export const SupportChannels = z.strictObject({
  email: Email,
  live_chat: LiveChat,
  phone_support: PhoneSupport,
  social_media: SocialMedia,
  in_app_messaging: InAppMessaging,
})
