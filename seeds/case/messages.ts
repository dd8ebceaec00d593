import { ourMailId } from '../../server/domains/channels/mail/sending/mail-id.ts'
import { snippetOf } from '../../server/domains/tickets/append-message.ts'
import { DeliveryChanged, FirstResponseLeft } from '../../server/domains/tickets/events.ts'
import { type Moment, SECOND, textOf } from '../moments.ts'
import { type Case, type Doer, type MessageState, plan, SYSTEM, say } from './case.ts'

interface NewMessage extends Pick<MessageState, 'kind' | 'text'> {
  author: Doer
  author_name: string
  new_text?: string
  html?: string | null
  automatic?: MessageState['automatic']
  /** The way it goes, when that is not the ticket's. */
  channel?: string
  file?: string | undefined
}

/** Puts a message at the end of the conversation; what lists show of it goes into the ticket. */
export function append(c: Case, at: Moment, given: NewMessage): MessageState {
  const { kind, author, author_name, text, new_text = text, html = null, automatic = 'none' } = given
  const delivery = kind === 'reply' ? 'sent' : null
  const message: MessageState = {
    ...{ id: c.newId(at), kind, author, author_name, text, new_text, html, automatic, delivery, at },
  }
  c.messages.push(message)
  c.ticket.updated = at
  const isOurOwn = automatic === 'acknowledgement' || automatic === 'confirmation_request'
  if (kind !== 'note' && !isOurOwn) {
    c.ticket.snippet = snippetOf(new_text || text)
    c.ticket.last_message = { id: message.id, at }
  }
  addMessage(c, message, given.channel ?? c.ticket.channel)
  if (given.file) attach(c, message, given.file)
  return message
}

function addMessage(c: Case, message: MessageState, channel: string): void {
  const { id, kind, author, text, new_text, html, automatic, at } = message
  const byMail = channel === 'email'
  c.world.rows.add('messages', {
    ...{ id, ticket_id: c.ticket.id, position: c.messages.length, kind, author_type: author.type },
    author_id: author.id,
    ...{ channel, text, new_text, html, reply_to: null, automatic },
    to_addresses: kind === 'note' || !byMail ? [] : [kind === 'reply' ? c.customer.email : c.world.mail.address],
    delivery_state: message.delivery,
    delivery_detail: null,
    authenticity: kind === 'message' && byMail ? 'pass' : null,
    created_at: textOf(at),
  })
  if (kind === 'reply') addDelivery(c, message, channel)
}

/** A mail takes a moment to leave; in a conversation an answer is there at once. */
function addDelivery(c: Case, { id, at }: MessageState, channel: string): void {
  const byMail = channel === 'email'
  c.world.rows.add('deliveries', {
    ...{ id: c.newId(at), message_id: id, ticket_id: c.ticket.id, channel },
    recipients: byMail ? [c.customer.email] : [],
    rfc_id: byMail ? ourMailId(id, c.world.mail.address) : null,
    ...{ state: 'sent', attempts: 1, account_id: byMail ? c.world.mail.id : null },
    ...{ created_at: textOf(at), sent_at: textOf(leftAt(c, at, channel)) },
  })
}

const leftAt = ({ world }: Case, at: Moment, channel: string): Moment =>
  Math.min(world.end, at + (channel === 'email' ? 2 * SECOND : 40))

/** An answer of somebody's leaves, and with the first one the clock stops. */
export function letLeave(c: Case, message: MessageState, channel: string = c.ticket.channel): void {
  plan(c, leftAt(c, message.at, channel), (at) => {
    say(c, { by: SYSTEM, at }, DeliveryChanged, { message_id: message.id, state: 'sent' })
    if (message.author.type === 'system' || c.ticket.first_response !== null) return
    c.ticket.first_response = at
    say(c, { by: SYSTEM, at }, FirstResponseLeft, { message_id: message.id })
  })
}

function attach(c: Case, message: MessageState, name: string): void {
  const stored = c.world.files.get(name)
  if (!stored) return
  const file_id = c.newId(message.at)
  const { sha256, size, type } = stored
  c.world.rows.add('files', {
    ...{ id: file_id, sha256, name, type, size, ticket_id: c.ticket.id },
    uploaded_by: message.author.type === 'agent' ? message.author.id : null,
    created_at: textOf(message.at),
  })
  c.world.rows.add('message_files', { message_id: message.id, file_id, position: 0, inline: false, content_id: null })
}
