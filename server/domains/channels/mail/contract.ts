import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../../platform/contract.ts'
import { Authenticity, Automatic } from '../../tickets/contract.ts'

export const MailState = z.enum(['pending', 'filed', 'quarantined', 'dropped'])
export type MailState = z.infer<typeof MailState>

/** Words of RFC 8601 for the outcome of one check. */
export const AuthResult = z.enum(['pass', 'fail', 'softfail', 'neutral', 'none', 'policy', 'temperror', 'permerror'])
export type AuthResult = z.infer<typeof AuthResult>

/** What was found about where a mail comes from, when it came. `verdict` is what the desk acts on. */
export const MailAuthentication = z.object({
  verdict: Authenticity,
  from_domain: z.string().nullable(),
  spf: z.object({ result: AuthResult, domain: z.string().nullable(), detail: z.string().nullable() }),
  dkim: z.array(
    z.object({
      result: AuthResult,
      domain: z.string().nullable(),
      selector: z.string().nullable(),
      aligned: z.boolean(),
      detail: z.string().nullable(),
    }),
  ),
  dmarc: z.object({
    result: AuthResult,
    domain: z.string().nullable(),
    policy: z.enum(['none', 'quarantine', 'reject']).nullable(),
    detail: z.string().nullable(),
  }),
  checked_by: z.string().meta({ description: 'Ourselves, or the receiving server whose header was believed' }),
})
export type MailAuthentication = z.infer<typeof MailAuthentication>

/** One received mail and what became of it. */
export const LedgerEntry = z.object({
  id: Id,
  received_at: Instant,
  arrived_at: Instant.meta({ description: 'When it reached us or our mailbox: the start of the clocks' }),
  late: z.boolean(),
  source: z.enum(['smtp', 'imap']),
  account_id: Id.nullable(),
  peer: z.string(),
  sender: z.string().meta({ description: "The envelope's sender; empty for bounces" }),
  recipients: z.array(z.string()),
  from_address: z.string().nullable(),
  subject: z.string().nullable(),
  size: z.number().int(),
  state: MailState,
  reason: z.string().nullable(),
  automatic: Automatic.nullable(),
  authenticity: Authenticity.nullable(),
  attempts: z.number().int(),
  ticket_id: Id.nullable(),
  message_id: Id.nullable(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
/** The same with everything that was found about it. */
export const LedgerDetail = LedgerEntry.extend({
  sha256: z.string(),
  settled_at: Instant.nullable(),
  authentication: MailAuthentication.nullable(),
})
export type LedgerDetail = z.infer<typeof LedgerDetail>

export const MailLedger = z.object({
  received: z.number().int(),
  pending: z.number().int(),
  filed: z.number().int(),
  quarantined: z.number().int(),
  dropped: z.number().int(),
  items: z.array(LedgerEntry),
  next_cursor: z.string().nullable(),
})
export const LedgerQuery = PageQuery.extend({
  state: MailState.optional(),
  account_id: Id.optional(),
  automatic: Automatic.optional(),
  reason: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'One of the stable words for why, such as blocked_sender' }),
  from: z.string().trim().toLowerCase().max(254).optional().meta({ description: 'An address, or the start of one' }),
  since: Instant.optional(),
  until: Instant.optional(),
})
export type LedgerQuery = z.infer<typeof LedgerQuery>

/** Files a mail again; `as_message`: as a message, whatever it was taken for. */
export const ProcessMail = z.object({ as_message: z.boolean().default(false) })
export type ProcessMail = z.infer<typeof ProcessMail>

/** One record an operator publishes in DNS, and what is there now. */
export const DnsRecord = z.object({
  purpose: z.enum(['spf', 'dkim', 'dmarc']),
  type: z.literal('TXT'),
  name: z.string(),
  value: z.string().meta({ description: 'What to publish' }),
  state: z.enum(['ok', 'missing', 'wrong', 'unknown']),
  found: z.array(z.string()),
  advice: z.string(),
})
export type DnsRecord = z.infer<typeof DnsRecord>

/** A domain we send from: whether our mail can be told from a forger's. */
export const MailDomain = z.object({
  domain: z.string(),
  selector: z.string(),
  signs: z.boolean().meta({ description: 'Mail is signed: the published key is ours' }),
  records: z.array(DnsRecord),
  checked_at: Instant.nullable(),
})
export type MailDomain = z.infer<typeof MailDomain>
export const DomainParams = z.object({ domain: z.string().trim().toLowerCase().min(1).max(253) })
