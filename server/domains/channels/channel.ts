import type { Readable } from 'node:stream'
import type { ChannelKind } from '../tickets/contract.ts'

/** A message on its way out, complete: an adapter needs nothing else. */
export interface Outbound {
  /** Unique over all our mail; the peer can drop a second copy by it. */
  rfc_message_id: string
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
  attachments: { name: string; type: string; open(): Promise<Readable> }[]
}

/** What the peer said when it took the message. */
export interface Receipt {
  detail: string
}

/** The channel did not take the message. `retry` tells whether it may do so later. */
export class ChannelError extends Error {
  readonly retry: boolean
  constructor(message: string, { retry }: { retry: boolean }) {
    super(message)
    this.name = 'ChannelError'
    this.retry = retry
  }
}

/** The seam: an adapter imports this file and its SDK; no database, no domain. */
export interface Channel<Settings> {
  kind: ChannelKind
  can: { attachments: boolean; html: boolean; start_conversation: boolean }
  send(message: Outbound, settings: Settings): Promise<Receipt>
}
