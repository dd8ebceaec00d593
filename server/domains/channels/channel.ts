import type { Readable } from 'node:stream'
import type { ChannelKind } from '../tickets/contract.ts'

/** A message on its way out, complete: an adapter needs nothing else. */
export interface Outbound {
  /** Unique over all our mail; the peer can drop a second copy by it. */
  rfc_message_id: string
  /** Whom it is handed over for, and where it comes back to if it cannot be delivered; `id` is quoted in reports. */
  envelope: { from: string; to: string[]; id: string }
  from: { name: string; address: string }
  reply_to: string
  to: string[]
  cc: string[]
  subject: string
  text: string
  html: string | null
  in_reply_to: string | null
  references: string[]
  case_id: string
  /** Written by no person: it says so, and asks machines not to answer. */
  is_automatic: boolean
  /** DKIM (RFC 6376), when our key is published for the sender's domain. */
  signing_key: SigningKey | null
  attachments: { name: string; type: string; open(): Promise<Readable> }[]
}

export interface SigningKey {
  domainName: string
  keySelector: string
  /** PEM. */
  privateKey: string
}

/** A recipient the peer did not take the message for. */
export interface Refusal {
  recipient: string
  /** The peer's own words. */
  words: string
  /** Enhanced status code (RFC 3463), when the peer gave one. */
  status: string | null
  /** For good; otherwise the peer may take it later. */
  is_final: boolean
}

/** What the peer said when it took the message, for all recipients or for some. */
export interface Receipt {
  detail: string
  refused?: Refusal[]
  /** The Message-ID a peer has put in place of ours, when it says so. */
  peer_message_id?: string | null
}

interface Trouble {
  /** Whether the channel may take the message later. */
  retry: boolean
  /** Nothing leaves by this way at present, whatever the message. */
  is_outage?: boolean
  refused?: Refusal[]
}

/** The channel did not take the message. Its message is the peer's own words, with advice where there is some. */
export class ChannelError extends Error {
  readonly retry: boolean
  readonly is_outage: boolean
  readonly refused: Refusal[]
  constructor(message: string, { retry, is_outage = false, refused = [] }: Trouble) {
    super(message)
    this.name = 'ChannelError'
    this.retry = retry
    this.is_outage = is_outage
    this.refused = refused
  }
}

/** The seam: an adapter imports this file and its SDK; no database, no domain. */
export interface Channel<Settings> {
  kind: ChannelKind
  send(message: Outbound, settings: Settings): Promise<Receipt>
}
