import { z } from 'zod'
import { Id, Instant, PageQuery, wholeList } from '../../platform/contract.ts'
import { AccountType } from '../customers/contract.ts'
import { ChannelKind, DeliveryState, Priority } from '../tickets/contract.ts'
import { AppSession, SessionReceipt } from './in-app/contract.ts'
import { AskCallback, CallbackReceipt } from './phone/contract.ts'

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
  private: z.boolean().optional().meta({
    description: 'social_media: a direct message; without a thread_id it joins the ticket under way',
  }),
  callback: AskCallback.optional().meta({ description: 'phone_support: the caller wants to be called back' }),
  session: AppSession.optional().meta({ description: 'in_app_messaging: what the app knows, with consent' }),
})
export type InboundMessage = z.infer<typeof InboundMessage>

export const InboundParams = z.object({ channel: ChannelKind })
export const InboundReceipt = z.object({
  ticket_id: Id,
  message_id: Id,
  duplicate: z.boolean(),
  callback: CallbackReceipt.optional(),
  session: SessionReceipt.optional(),
})
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

const Port = z.number().int().min(1).max(65_535)

/** A mailbox server we fetch from. The password or the OAuth tokens are secrets of the account. */
export const ImapSettings = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: Port.default(993),
  /** tls: from the first byte (993) · starttls: required after the greeting (143) · none: only for a server on this machine */
  security: z.enum(['tls', 'starttls', 'none']).default('tls'),
  user: z.string().trim().min(1).max(254),
  mailboxes: z.array(z.string().trim().min(1).max(255)).min(1).max(20).default(['INBOX']),
  /** Mail older than this many days is left alone when a mailbox is read for the first time; 0 takes nothing old. */
  first_fetch_days: z.number().int().min(0).max(3650).default(0),
  /** A mailbox that brings nothing for this many hours raises an alarm; 0 switches that off. */
  silent_after_hours: z.number().int().min(0).max(720).default(0),
  /** Whose Authentication-Results header is believed, as the receiving server names itself in it. */
  authentication_server: z.string().trim().max(253).optional(),
})
export type ImapSettings = z.infer<typeof ImapSettings>

/** What a mail account may be told. */
export const MailSettings = z.strictObject({
  imap: ImapSettings.optional(),
  signature: z.string().max(10_000).optional().meta({ description: 'Plain text, put below every reply' }),
  plus_addresses: z.boolean().default(true).meta({
    description: 'Answers and bounces come to support+…@: false where the provider delivers or sends none of these',
  }),
  acknowledgement: z.string().max(10_000).optional().meta({
    description: 'Sent when a ticket opens, once per customer and day; {case_id} is replaced. Empty: nothing is sent',
  }),
})
export type MailSettings = z.infer<typeof MailSettings>

/** What a mail account keeps sealed: the outgoing server, and a password or OAuth for the mailbox. */
export const MailSecrets = z.strictObject({
  smtp_url: z
    .string()
    .refine(
      (url) => URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol),
      'must start with smtp:// or smtps://',
    )
    .refine((url) => !URL.canParse(url) || new URL(url).hostname !== '', 'must name a server')
    .optional(),
  imap_password: z.string().max(1_000).optional(),
  /** XOAUTH2: a token of our own is fetched with the refresh token whenever the last one has run out. */
  oauth: z
    .strictObject({
      token_url: z.url({ protocol: /^https$/ }),
      client_id: z.string().max(500),
      client_secret: z.string().max(2_000).optional(),
      refresh_token: z.string().max(4_000),
      scope: z.string().max(1_000).optional(),
    })
    .optional(),
})
export type MailSecrets = z.infer<typeof MailSecrets>

/** How fetching from one mailbox stands. */
export const Mailbox = z.object({
  name: z.string(),
  state: z.enum(['new', 'live', 'trouble']),
  detail: z.string().nullable().meta({ description: "What is wrong, with the server's own words" }),
  since: Instant,
  last_contact_at: Instant.nullable(),
  last_mail_at: Instant.nullable(),
})
export type Mailbox = z.infer<typeof Mailbox>

/** One step of a connection test, in the order they were taken; after a failed one the rest is not tried. */
export const ConnectionStep = z.object({
  step: z.enum(['resolve', 'connect', 'tls', 'sign_in', 'open_mailbox', 'greeting']),
  ok: z.boolean(),
  detail: z.string().meta({ description: "What happened, with the server's own words" }),
  advice: z.string().nullable().meta({ description: 'What to do about it' }),
})
export const ConnectionTest = z.object({
  at: Instant,
  incoming: z.object({ ok: z.boolean(), steps: z.array(ConnectionStep) }).nullable(),
  outgoing: z.object({ ok: z.boolean(), steps: z.array(ConnectionStep) }).nullable(),
})
export type ConnectionTest = z.infer<typeof ConnectionTest>

/** An address we receive on and answer from. Secrets can be written, never read. */
export const ChannelAccount = z.object({
  id: Id,
  channel: ChannelKind,
  address: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  has_secrets: z.boolean(),
  secrets_set: z.array(z.string()).meta({ description: 'Names of the secrets that are set' }),
  mailboxes: z.array(Mailbox),
  last_test: ConnectionTest.nullable(),
  archived_at: Instant.nullable(),
  created_at: Instant,
})
export type ChannelAccount = z.infer<typeof ChannelAccount>

/** All accounts, and the two servers of the installation that serve an account without its own. */
export const ChannelAccounts = wholeList(ChannelAccount).extend({
  smtp_in: z
    .object({ host: z.string(), port: z.number().int() })
    .nullable()
    .meta({ description: 'Where the built-in mail server takes mail; null: it is switched off' }),
  smtp_configured: z
    .boolean()
    .meta({ description: 'SMTP_URL is set: accounts without a server of their own can send' }),
})
export type ChannelAccounts = z.infer<typeof ChannelAccounts>

/** It stands in the headers of every answer, on one line. */
const AccountName = z
  .string()
  .trim()
  .max(120)
  .regex(/^\P{Cc}*$/u, 'Must be one line, without control characters.')
const Settings = z.record(z.string(), z.unknown())
/** By name; null takes a secret away, what is not named stays. */
const Secrets = z.record(z.string(), z.unknown())

export const CreateChannelAccount = z.object({
  channel: ChannelKind,
  address: z.string().trim().min(1).max(254),
  name: AccountName.default(''),
  settings: Settings.default({}),
  secrets: Secrets.optional(),
})
export type CreateChannelAccount = z.infer<typeof CreateChannelAccount>

export const ChangeChannelAccount = z.object({
  name: AccountName.optional(),
  settings: Settings.optional(),
  secrets: Secrets.optional(),
  archived: z.boolean().optional().meta({ description: 'An archived account neither receives nor sends' }),
})
export type ChangeChannelAccount = z.infer<typeof ChangeChannelAccount>

/** Settings to try before they are saved; what is left out is taken from the account. */
export const TestChannelAccount = z.object({ settings: Settings.optional(), secrets: Secrets.optional() })
export type TestChannelAccount = z.infer<typeof TestChannelAccount>

/** Reads a mailbox again from a day on; what is known already adds nothing. */
export const FetchAgain = z.object({ since: Instant })

/** Takes a ticket out of everybody's sight as spam, or back; `block` keeps its writer, or the writer's domain, out. */
export const MarkSpam = z.object({ spam: z.boolean(), block: z.enum(['none', 'address', 'domain']).default('none') })
export type MarkSpam = z.infer<typeof MarkSpam>

/** A writer, or everybody of a domain, whose mail is not let in. */
export const BlockedSender = z.object({
  id: Id,
  kind: z.enum(['address', 'domain']),
  value: z.string(),
  blocked_by: z.object({ id: Id, name: z.string() }).nullable(),
  ticket_id: Id.nullable(),
  created_at: Instant,
})
export type BlockedSender = z.infer<typeof BlockedSender>
export const BlockQuery = PageQuery.extend({
  ticket_id: Id.optional().meta({ description: 'Blocks that came with marking this ticket as spam' }),
})
export type BlockQuery = z.infer<typeof BlockQuery>
export const BlockSender = z.object({
  kind: z.enum(['address', 'domain']),
  value: z.string().trim().toLowerCase().min(3).max(254),
})
export type BlockSender = z.infer<typeof BlockSender>

/** What another server reported about a mail of ours. */
export const DeliveryReport = z.object({
  at: Instant,
  recipient: z.string(),
  action: z.enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded', 'complaint']),
  status: z.string().nullable().meta({ description: 'Enhanced status code (RFC 3463), such as 5.1.1' }),
  words: z.string().meta({ description: "The other server's own words" }),
  mail_id: Id.nullable(),
})
export type DeliveryReport = z.infer<typeof DeliveryReport>

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
  reports: z.array(DeliveryReport).meta({ description: 'What came back about it: bounces, delays, confirmations' }),
  send_at: Instant.nullable().meta({ description: 'Held back until then, so that it can be undone' }),
  next_try_at: Instant.nullable().meta({
    description: 'When it is tried again, while the other side does not take it',
  }),
  created_at: Instant,
  sent_at: Instant.nullable(),
  customer_name: z.string(),
})
export type Delivery = z.infer<typeof Delivery>
export const OutboxQuery = PageQuery.extend({
  state: z
    .string()
    .max(60)
    .regex(/^(queued|sent|delivered|bounced|failed)(,(queued|sent|delivered|bounced|failed))*$/)
    .optional()
    .meta({
      description: 'One state or several, separated by commas; failed,bounced are the answers that never arrived',
    }),
  message_id: Id.optional().meta({ description: 'What became of this one message' }),
})
/** For a badge; each counted up to 1,000. */
export const OutboxCounts = z.object({
  queued: z.number().int(),
  failed: z.number().int(),
  bounced: z.number().int(),
  unreached: z.number().int().meta({
    description:
      'Customers an answer has failed to reach or came back from, and no later one of the ticket has left since',
  }),
  capped_at: z.literal(1000),
})
export type OutboxCounts = z.infer<typeof OutboxCounts>

/** Another address for this one message, when the first was wrong. */
export const Resend = z.object({ to: z.array(z.email().max(254)).min(1).max(10).optional() })
export type Resend = z.infer<typeof Resend>
