import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'
import { AccountType } from '../customers/contract.ts'
import { ChannelKind, DeliveryState, Priority } from '../tickets/contract.ts'

const From = z.object({
  name: z.string().max(200).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
  handle: z.string().max(200).optional(),
  user_id: z.string().max(200).optional(),
})

/** Something a customer said, on any channel: the body of the JSON door. */
export const InboundMessage = z.object({
  external_id: z.string().min(1).max(400).meta({ description: 'Unique per channel; a repeat adds nothing' }),
  from: From.refine((from) => from.email || from.phone || from.handle || from.user_id, {
    message: 'Say who wrote: one of email, phone, handle, user_id.',
  }),
  subject: z.string().max(998).optional(),
  text: z.string().max(500_000),
  html: z.string().max(2_000_000).optional(),
  thread_id: z.string().max(400).optional(),
  occurred_at: Instant.optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
})
export type InboundMessage = z.infer<typeof InboundMessage>

export const InboundParams = z.object({ channel: ChannelKind })
export const InboundReceipt = z.object({ ticket_id: Id, message_id: Id, duplicate: z.boolean() })
export type InboundReceipt = z.infer<typeof InboundReceipt>

/** A ticket opened by an agent: for a known customer, or for one described here. */
export const OpenTicket = z
  .object({
    channel: ChannelKind.default('email'),
    customer_id: Id.optional(),
    customer: From.extend({ account_type: AccountType.optional() })
      .refine((customer) => Object.values(customer).some(Boolean), { message: 'Say who it is: a name or an address.' })
      .optional(),
    subject: z.string().trim().min(1).max(998),
    text: z.string().trim().min(1).max(200_000),
    priority: Priority.optional(),
    tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  })
  .refine((body) => Boolean(body.customer_id) !== Boolean(body.customer), {
    message: 'Give either customer_id or customer.',
    path: ['customer_id'],
  })
export type OpenTicket = z.infer<typeof OpenTicket>

/** An address we receive on and answer from. Secrets can be written, never read. */
export const ChannelAccount = z.object({
  id: Id,
  channel: ChannelKind,
  address: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  has_secrets: z.boolean(),
  created_at: Instant,
})
export type ChannelAccount = z.infer<typeof ChannelAccount>

export const CreateChannelAccount = z.object({
  channel: ChannelKind,
  address: z.string().trim().min(1).max(254),
  name: z.string().trim().max(120).default(''),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), z.string()).optional(),
})
export type CreateChannelAccount = z.infer<typeof CreateChannelAccount>

export const MailState = z.enum(['pending', 'filed', 'quarantined', 'dropped'])
export type MailState = z.infer<typeof MailState>

/** One received mail and what became of it. */
export const LedgerEntry = z.object({
  id: Id,
  received_at: Instant,
  peer: z.string(),
  sender: z.string(),
  recipients: z.array(z.string()),
  size: z.number().int(),
  state: MailState,
  reason: z.string().nullable(),
  ticket_id: Id.nullable(),
})
export const MailLedger = z.object({
  received: z.number().int(),
  pending: z.number().int(),
  filed: z.number().int(),
  quarantined: z.number().int(),
  dropped: z.number().int(),
  items: z.array(LedgerEntry),
  next_cursor: z.string().nullable(),
})
export const LedgerQuery = PageQuery.extend({ state: MailState.optional() })

/** An outgoing message and its fate. */
export const Delivery = z.object({
  id: Id,
  message_id: Id,
  ticket_id: Id,
  case_id: z.string(),
  subject: z.string(),
  channel: ChannelKind,
  recipients: z.array(z.string()),
  state: DeliveryState,
  detail: z.string().nullable(),
  attempts: z.number().int(),
  created_at: Instant,
  sent_at: Instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>
export const OutboxQuery = PageQuery.extend({ state: DeliveryState.optional() })
