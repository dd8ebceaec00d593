import type { From } from '../customers/identities.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { Authenticity, Automatic, ChannelKind } from '../tickets/contract.ts'

/** Bytes that are stored already and become a file of the ticket. */
export interface InboundFile {
  sha256: string
  size: number
  name: string
  type: string
  inline: boolean
  content_id: string | null
}

/** What somebody outside said, whatever the channel. */
export interface Inbound {
  channel: ChannelKind
  /** Whose external ids are unique among themselves: the channel, or one account of it. */
  source: string
  external_id: string
  account_id: string | null
  from: From
  subject: string
  text: string
  new_text: string
  /** Cleaned. */
  html: string | null
  /** Where the writer wants answers, when the channel lets them say so. */
  reply_to?: string | null
  to: string[]
  cc: string[]
  files: InboundFile[]
  thread_id: string | null
  /** Ticket numbers in reply addresses, and Message-IDs this mail refers to, nearest first. */
  token_numbers: string[]
  references: string[]
  rfc_id: string | null
  /** When the clocks start, where that is not now: when it was said, or reached the mailbox. Never later than now. */
  occurred_at: string | null
  /** What wrote it when no person did. */
  automatic?: Automatic
  /** Mail: whether it comes from where it says. */
  authenticity?: Authenticity
  late?: boolean
  /** A direct message, where the channel is public otherwise. */
  private?: boolean
  /** Set when an agent takes it down for the customer. */
  taken_down_by?: string
  priority?: TicketRow['priority']
  tags?: string[]
  customer_id?: string
}

export interface Received {
  ticket_id: string
  message_id: string
  duplicate: boolean
}
