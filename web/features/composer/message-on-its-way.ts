import type { Message, Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Copies } from '../../lib/copies-store.ts'
import type { DraftKind } from '../../lib/drafts.ts'

interface OnItsWay {
  ticket: Ticket
  kind: DraftKind
  text: string
  key: string
  position: number
  copies: Copies
  author: { id: string; name: string }
}

/** How a message looks until the server has it. */
export const messageOnItsWay = ({ key, ticket, kind, text, copies, position, author }: OnItsWay): Message => ({
  id: `sending-${key}`,
  ticket_id: ticket.id,
  position,
  kind,
  author: { type: 'agent', id: author.id, name: author.name },
  from_address: null,
  channel: ticket.channel,
  text,
  new_text: text,
  html: null,
  to: [],
  ...copies,
  reply_to: null,
  attachments: [],
  delivery: null,
  automatic: 'none',
  authenticity: null,
  late: false,
  private: false,
  undo_until: null,
  mail_id: null,
  created_at: new Date().toISOString(),
})
