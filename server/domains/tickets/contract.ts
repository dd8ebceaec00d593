import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { StoredFile } from '../files/contract.ts'

export const ChannelKind = z.enum(['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'])
export type ChannelKind = z.infer<typeof ChannelKind>

export const Status = z.enum(['new', 'open', 'pending', 'on_hold', 'escalated', 'resolved', 'closed'])
export type Status = z.infer<typeof Status>

export const Priority = z.enum(['low', 'medium', 'high', 'critical'])
export type Priority = z.infer<typeof Priority>

export const Impact = z.enum(['low', 'medium', 'high', 'critical'])
/** How pressing, or how hard. */
export const Level = z.enum(['low', 'medium', 'high'])
export const Category = z.enum(['technical', 'billing', 'account', 'feature_request'])
export const Emotion = z.enum(['frustrated', 'confused', 'neutral', 'satisfied'])

/** A ticket as every list and page shows it. `case_id` is the number people see. */
export const Ticket = z.object({
  id: Id,
  case_id: z.string(),
  subject: z.string(),
  status: Status,
  priority: Priority,
  channel: ChannelKind,
  category: Category.nullable(),
  impact: Impact.nullable(),
  emotion: Emotion.nullable(),
  urgency: Level.nullable(),
  complexity: Level.nullable(),
  language: z.string().nullable(),
  tier: z.string().nullable(),
  team: z.string().nullable(),
  assignee_id: Id.nullable(),
  assignee_name: z.string().nullable(),
  customer_id: Id,
  customer_name: z.string(),
  company_id: Id.nullable(),
  company_name: z.string().nullable(),
  tags: z.array(z.string()),
  snippet: z.string(),
  message_count: z.number().int().meta({
    description: 'Position of the newest message; a position that was taken back stays unused',
  }),
  unread: z.boolean().meta({ description: 'Has messages the caller has not seen' }),
  spam: z.boolean(),
  restricted: z.boolean(),
  merged_into: Id.nullable(),
  snoozed_until: Instant.nullable(),
  follows_ticket_id: Id.nullable().meta({ description: 'The closed ticket this one continues' }),
  suggested_ticket_id: Id.nullable().meta({ description: 'A ticket this may belong to; a person decides' }),
  awaiting_understanding: z.boolean().meta({ description: 'Filed, but triage and routing are still to be repeated' }),
  due_clock: z
    .enum(['first_response', 'next_response', 'resolution', 'periodic_update'])
    .nullable()
    .meta({ description: 'Which deadline comes next' }),
  due_at: Instant.nullable().meta({
    description: 'That deadline; null while no clock runs, or the named one is paused',
  }),
  risk_at: Instant.nullable().meta({ description: 'From when on it is at risk' }),
  queue_class: z.string().nullable().meta({ description: 'Whom the framework puts first, and why this one' }),
  queue_at: Instant.meta({ description: 'Place in the queue: the earliest comes first' }),
  confirmation: z
    .enum(['awaiting', 'confirmed', 'rejected', 'lapsed'])
    .nullable()
    .meta({ description: 'Whether the customer says it is solved' }),
  created_at: Instant,
  last_message_at: Instant,
  first_response_at: Instant.nullable(),
  resolved_at: Instant.nullable(),
  contacts_to_resolution: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'Messages of the customer until it was resolved' }),
})
export type Ticket = z.infer<typeof Ticket>

/** What the realtime feed sends of a changed ticket, to all who may see it (the socket event `tickets`). */
export const LiveTicket = Ticket.omit({ unread: true })
export type LiveTicket = z.infer<typeof LiveTicket>

export const TicketSort = z.enum(['newest', 'oldest', 'priority', 'queue'])

const oneOrSeveral = (what: string) =>
  z
    .string()
    .max(400)
    .optional()
    .meta({ description: `${what}: one or several, separated by commas` })
const moment = z.iso.datetime({ offset: true }).optional()

export const TicketView = z.enum(['inbox', 'mine', 'unassigned', 'at_risk', 'snoozed', 'resolved', 'spam'])

/** Which tickets: what a list, an export, a kept view and a count understand alike. Each narrows what the others leave. */
export const TicketFilters = z.object({
  view: TicketView.optional(),
  status: oneOrSeveral('Statuses'),
  channel: oneOrSeveral('Channels'),
  priority: oneOrSeveral('Priorities'),
  category: oneOrSeveral('Categories'),
  emotion: oneOrSeveral('Emotions'),
  language: oneOrSeveral('Language codes'),
  tier: oneOrSeveral('Tiers'),
  team: oneOrSeveral('Teams'),
  tag: z.string().max(400).optional().meta({ description: 'Tags, separated by commas; a ticket has all of them' }),
  assignee_id: z.string().max(64).optional().meta({ description: 'A user id, "me" or "none"' }),
  deadline: z
    .enum(['near', 'passed'])
    .optional()
    .meta({ description: 'near: one comes near and has not passed; passed: one has, and is not met' }),
  customer_id: Id.optional(),
  company_id: Id.optional(),
  created_from: moment.meta({ description: 'Opened at or after this moment' }),
  created_to: moment.meta({ description: 'Opened before this moment' }),
  spam: z.stringbool().optional().meta({ description: 'true: only spam; otherwise there is none in the list' }),
  q: z.string().max(200).optional().meta({ description: 'Words of the subject, or a case id' }),
})
export type TicketFilters = z.infer<typeof TicketFilters>

export const TicketQuery = PageQuery.extend(TicketFilters.shape).extend({
  sort: TicketSort.default('newest').meta({
    description:
      'newest: by the last message; queue: who is to be helped first, and so only what is ours to move: new, open or escalated, not put aside, no spam',
  }),
})
export type TicketQuery = z.infer<typeof TicketQuery>

/** Tickets per view, counted up to 1,000 so that a count never costs more than a page. */
export const TicketCounts = z.object({
  inbox: z.number().int(),
  mine: z.number().int(),
  unassigned: z.number().int(),
  at_risk: z.number().int(),
  snoozed: z.number().int(),
  resolved: z.number().int(),
  spam: z.number().int(),
  capped_at: z.literal(1000),
})
export type TicketCounts = z.infer<typeof TicketCounts>

export const MessageKind = z.enum(['message', 'reply', 'note'])
export const AuthorType = z.enum(['customer', 'agent', 'ai', 'system'])
export type AuthorType = z.infer<typeof AuthorType>
export const DeliveryState = z.enum(['queued', 'sent', 'delivered', 'bounced', 'failed'])
export type DeliveryState = z.infer<typeof DeliveryState>

/**
 * What wrote a message when no person did. Our own three are no answers: `acknowledgement` says "we have it",
 * `confirmation_request` asks whether it is solved, `automation` is the text of a rule.
 */
export const Automatic = z.enum([
  'none',
  'auto_reply',
  'bounce',
  'list',
  'feedback_report',
  'acknowledgement',
  'confirmation_request',
  'automation',
])
export type Automatic = z.infer<typeof Automatic>
/** What the desk writes to customers by itself. It answers nothing, so it counts nowhere as an answer. */
export const OwnAutomatic = Automatic.extract(['acknowledgement', 'confirmation_request', 'automation'])
export type OwnAutomatic = z.infer<typeof OwnAutomatic>
/** Whether a mail comes from where it says: pass, fail, none (its domain does not tell), unknown (could not be looked up). */
export const Authenticity = z.enum(['pass', 'fail', 'none', 'unknown'])
export type Authenticity = z.infer<typeof Authenticity>

/**
 * One message of a ticket. kind: message = from the customer, reply = to the customer, note = internal.
 * `new_text` is `text` without quoted mail and signature. `html` is cleaned and safe to show.
 */
export const Message = z.object({
  id: Id,
  ticket_id: Id,
  position: z.number().int().meta({ description: '1, 2, 3 … within the ticket' }),
  kind: MessageKind,
  author: z.object({ type: AuthorType, id: Id.nullable(), name: z.string() }),
  from_address: z.string().nullable().meta({ description: 'The address a mail says it comes from' }),
  channel: ChannelKind,
  text: z.string(),
  new_text: z.string(),
  html: z.string().nullable(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  reply_to: z.string().nullable().meta({ description: 'Where an answer to this message goes, when it says so (mail)' }),
  attachments: z.array(StoredFile.extend({ inline: z.boolean(), content_id: z.string().nullable() })),
  delivery: z.object({ state: DeliveryState, detail: z.string().nullable() }).nullable(),
  automatic: Automatic,
  authenticity: Authenticity.nullable().meta({ description: 'Mail only' }),
  late: z.boolean().meta({ description: 'It was under way, or waited in its mailbox, for long' }),
  private: z.boolean().meta({ description: 'A direct message, where the channel is public otherwise' }),
  undo_until: Instant.nullable().meta({ description: 'A reply can be taken back until then' }),
  mail_id: Id.nullable().meta({ description: 'Its row in the mail ledger, where the raw copy is' }),
  created_at: Instant,
})
export type Message = z.infer<typeof Message>

export const WriteMessage = z.object({
  kind: z.enum(['reply', 'note']),
  text: z.string().trim().min(1, 'Write something first.').max(200_000),
  html: z.string().max(1_000_000).optional(),
  attachments: z.array(Id).max(20).default([]),
  cc: z.array(z.email().max(254)).max(50).default([]),
  bcc: z.array(z.email().max(254)).max(50).default([]),
  undo_seconds: z
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .meta({ description: 'Mail is held back for so long, and can be taken back meanwhile' }),
  send_at: Instant.optional().meta({
    description:
      'Mail leaves at this moment, at most 90 days ahead, and can be taken back until then; instead of undo_seconds',
  }),
  private: z.boolean().optional().meta({ description: 'Social media: as a direct message that nobody else reads' }),
  mentions: z.array(Id).max(50).default([]).meta({ description: 'Users to tell (notes only)' }),
  seen_up_to: Id.optional().meta({
    description: 'The last message the writer had on screen; a newer one refuses the reply',
  }),
  status_after: Status.extract(['open', 'pending', 'on_hold', 'resolved'])
    .optional()
    .meta({ description: 'Status after the reply; default pending' }),
})
export type WriteMessage = z.infer<typeof WriteMessage>

/** A reply that did not leave, so that its writer can go on with it. */
export const TakenBack = z.object({
  text: z.string(),
  html: z.string().nullable(),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  attachments: z.array(StoredFile).meta({ description: 'Free again: to be named in the next reply' }),
})
export type TakenBack = z.infer<typeof TakenBack>

export const MessageQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** Kept on the server per ticket, writer and kind, so that no page reload or other machine loses it. */
export const Draft = z.object({
  kind: z.enum(['reply', 'note']),
  text: z.string().max(200_000),
  updated_at: Instant.nullable(),
})
export type Draft = z.infer<typeof Draft>
export const SaveDraft = Draft.pick({ kind: true, text: true })
export type SaveDraft = z.infer<typeof SaveDraft>

export const AssignReason = z.string().trim().min(3).max(500).optional().meta({
  description: 'Why somebody gets one chat more than the framework lets them have. For leads; kept with the decision',
})
export const AssignTicket = z.object({
  assignee_id: Id.nullable(),
  reason: AssignReason,
  undo: z.boolean().optional().meta({
    description:
      'With null: takes back what the caller has just assigned. A ticket it opened, and that nobody has done anything about since, is as it was',
  }),
})
export const ChangeStatus = z.object({ status: Status })
export type ChangeStatus = z.infer<typeof ChangeStatus>
export const ChangePriority = z.object({ priority: Priority })
export const ChangeTags = z.object({ tags: z.array(z.string().trim().min(1).max(60)).max(50) })

export const Snooze = z.object({ until: Instant.nullable() })
export const ChangeTeam = z.object({ team: z.string().min(1).max(80) })
export const ChangeRestricted = z.object({ restricted: z.boolean() })

/** One line of a ticket's history: which event, when, by whom. Ids and words only, never content. */
export const TimelineEntry = z.object({
  id: Id,
  at: Instant,
  name: z.string(),
  actor: z.object({ type: z.string(), id: Id.nullable(), name: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** Why the system decided something: the rule, what it looked at, what it chose and what it did not. */
export const Decision = z.object({
  id: Id,
  at: Instant,
  kind: z.string(),
  rule: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()),
  losers: z.array(z.object({ option: z.string(), reason: z.string() })),
  confidence: z.number().nullable(),
  version: z.string().nullable(),
})
export type Decision = z.infer<typeof Decision>
