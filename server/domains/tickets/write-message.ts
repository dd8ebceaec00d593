import { type Context, instantText } from '../../platform/context.ts'
import { conflict, forbidden, invalid } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { cleanOwnHtml } from '../../platform/html/clean.ts'
import { isId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { permits } from '../auth/permissions.ts'
import { activeUsers } from '../auth/queries.ts'
import { takeFiles } from '../files/commands.ts'
import { notify } from '../notifications/commands.ts'
import { accessTicket, type TicketRow } from './access.ts'
import { answerAddressOf } from './answer-address.ts'
import { addParticipants, appendMessage, markSeen, type NewMessage } from './append-message.ts'
import { moveTo, refuseClosed, refuseMerged, updateTicket } from './change-ticket.ts'
import { type Message, OwnAutomatic, type Status, type WriteMessage } from './contract.ts'
import { dropDraft } from './drafts.ts'
import { TicketAssigned, TicketNoted, TicketReplied } from './events.ts'
import { refuseInPublic } from './in-public.ts'
import { refuseFull } from './keep-assignee.ts'
import { getMessage } from './messages.ts'
import { statusAfterReply } from './status.ts'
import { positionTakenBack } from './take-back-reply.ts'

/** Writes a reply to the customer or a note among ourselves. What was written on a stale view is refused. */
export async function writeMessage(ctx: Context, ticketId: string, given: WriteMessage): Promise<Message> {
  // Cleaning may take seconds, in which nobody should wait for the ticket.
  const body = { ...given, html: given.html ? await cleanOwnHtml(given.html) : null }
  return inTransaction(ctx, async (ctx) => {
    if (body.kind === 'reply' && !permits(ctx.actor, 'ticket.reply')) {
      throw forbidden('not_permitted', 'Your role writes notes, but no replies to customers.')
    }
    const ticket = await accessTicket(ctx, ticketId, body.kind === 'note' ? 'read' : 'change')
    const locked = body.kind === 'note' ? await lockForNote(ctx, ticket) : ticket
    const id = body.kind === 'note' ? await writeNote(ctx, locked, body) : await writeReply(ctx, locked, body)
    if (ctx.actor.id) await dropDraft(ctx, { ticket_id: ticket.id, user_id: ctx.actor.id, kind: body.kind })
    return getMessage(ctx, id)
  })
}

/** What was written, its HTML cleaned. */
type Written = Omit<WriteMessage, 'html'> & { html: string | null }

/** A note may be written by everybody who may read the ticket, so it takes the lock without the right to change. */
const lockForNote = ({ db }: Context, { id }: TicketRow) =>
  db.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

async function writeReply(ctx: Context, ticket: TicketRow, body: Written): Promise<string> {
  refuseClosed(ticket)
  await refuseStale(ctx, ticket, body.seen_up_to)
  await refuseInPublic(ctx, ticket, body)
  const to = await recipientsOf(ctx, ticket)
  const cc = others(body.cc, to)
  const bcc = others(body.bcc, [...to, ...cc])
  const undo_until = undoUntil(ctx, ticket, body)
  const message = await newMessage(ctx, ticket, body)
  const sent = { to, cc, bcc, undo_until, private: body.private ?? false }
  const { id } = await appendMessage(ctx, ticket, { ...message, kind: 'reply', ...sent, queued: true })
  // Nobody belongs to a conversation by a reply that may still be taken back, nor by a blind copy.
  if (!undo_until) await addParticipants(ctx, [{ ticket_id: ticket.id, addresses: [...to, ...cc] }])
  const status = body.status_after ?? statusAfterReply(ticket.status as Status)
  const assignee_id = ticket.assignee_id ?? (await takeUnassigned(ctx, { ...ticket, status }))
  emit(ctx, TicketReplied, { ticket_id: ticket.id, message_id: id, channel: ticket.channel as Message['channel'] })
  await moveTo(ctx, { ...ticket, assignee_id }, status)
  return id
}

/** Addresses of a copy, each once, without those that get the mail anyway. */
const others = (addresses: readonly string[], reached: readonly string[]): string[] =>
  [...new Set(addresses.map((address) => address.toLowerCase()))].filter((address) => !reached.includes(address))

/** Mail can be held back, for a moment or to a later one; what is said in a chat is said. */
function undoUntil(ctx: Context, { channel }: TicketRow, { undo_seconds, send_at }: Written): string | null {
  if (send_at) return laterMoment(ctx, channel, send_at)
  return channel === 'email' && undo_seconds > 0 ? instantText(ctx.now().add({ seconds: undo_seconds })) : null
}

/** Nobody remembers next year what they have written today. */
const LATEST_DAYS = 90

function laterMoment(ctx: Context, channel: string, text: string): string {
  if (channel !== 'email') {
    throw invalid('Only mail can be sent later. On this channel an answer leaves at once.', [
      { path: 'send_at', message: 'is for mail only' },
    ])
  }
  const days = Temporal.Instant.from(text).since(ctx.now()).total('hours') / 24
  if (days > 0 && days <= LATEST_DAYS) return instantText(Temporal.Instant.from(text))
  throw invalid(`A reply can be put off to a moment within the next ${LATEST_DAYS} days.`, [
    { path: 'send_at', message: `must lie within the next ${LATEST_DAYS} days` },
  ])
}

/** Who answers a ticket nobody has, has it, as it is after that. A script that answers takes nothing. */
async function takeUnassigned(ctx: Context, ticket: TicketRow): Promise<string | null> {
  if (ctx.actor.type !== 'agent' || ctx.actor.authorized_by || !ctx.actor.id) return null
  await refuseFull(ctx, ticket, { assignee_id: ctx.actor.id })
  await updateTicket(ctx, ticket.id, { assignee_id: ctx.actor.id })
  emit(ctx, TicketAssigned, { ticket_id: ticket.id, assignee_id: ctx.actor.id, before_id: null })
  return ctx.actor.id
}

async function writeNote(ctx: Context, ticket: TicketRow, body: Written): Promise<string> {
  refuseMerged(ticket)
  const message = await newMessage(ctx, ticket, body)
  const { id } = await appendMessage(ctx, ticket, { ...message, kind: 'note', to: [], cc: [], queued: false })
  emit(ctx, TicketNoted, { ticket_id: ticket.id, message_id: id })
  const mentioned = await activeUsers(ctx, body.mentions)
  await notify(
    ctx,
    mentioned.map(({ id }) => id),
    { kind: 'mentioned', ticket_id: ticket.id },
  )
  return id
}

async function newMessage(
  ctx: Context,
  ticket: TicketRow,
  body: Written,
): Promise<Pick<NewMessage, 'author' | 'text' | 'new_text' | 'html' | 'files'>> {
  const files = await takeFiles(ctx, body.attachments, ticket.id)
  const type = ctx.actor.type === 'ai' ? 'ai' : ctx.actor.type === 'system' ? 'system' : 'agent'
  return { author: { type, id: ctx.actor.id }, text: body.text, new_text: body.text, html: body.html, files }
}

/** Mail goes where the customer wants answers; other channels answer where the message came from. */
async function recipientsOf(ctx: Context, ticket: TicketRow): Promise<string[]> {
  if (ticket.channel !== 'email') return []
  const address = await answerAddressOf(ctx, ticket)
  if (address) return [address]
  throw invalid('This customer has no e-mail address. Add one, then send again.', [
    { path: 'to', message: 'is not known' },
  ])
}

/** Something the writer had not seen came in: they read it first, and send again if it still fits. */
async function refuseStale(ctx: Context, ticket: TicketRow, seenUpTo: string | undefined): Promise<void> {
  if (!seenUpTo) return
  const seen = await positionSeen(ctx, ticket, seenUpTo)
  const newer = await ctx.db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticket.id)
    .where('position', '>', seen)
    .where('automatic', 'not in', OwnAutomatic.options)
    .where((eb) => eb.or([eb('author_id', 'is', null), eb('author_id', '<>', ctx.actor.id)]))
    .orderBy('position')
    .execute()
  if (newer.length === 0) return
  const errors = newer.map(({ id }) => ({ path: 'seen_up_to', message: id }))
  throw conflict(
    'stale_view',
    'Something new came in while you were writing. Read it, then send again. Your text is kept.',
    errors,
  )
}

/** How far the writer has read. A reply they had on screen may have been taken back since: then up to where it stood. */
async function positionSeen(ctx: Context, ticket: TicketRow, seenUpTo: string): Promise<number> {
  const there = isId(seenUpTo)
    ? await ctx.db
        .selectFrom('messages')
        .select('position')
        .where('ticket_id', '=', ticket.id)
        .where('id', '=', seenUpTo)
        .executeTakeFirst()
    : undefined
  const position = there?.position ?? (await positionTakenBack(ctx, ticket.id, seenUpTo))
  if (position !== undefined) return position
  throw invalid('seen_up_to is not a message of this ticket.', [
    { path: 'seen_up_to', message: 'is not a message of this ticket' },
  ])
}

/** The caller has the newest message on screen. */
export const seeTicket = (ctx: Context, ticketId: string) =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'read')
    if (ctx.actor.id) await markSeen(ctx, ticket.id, ctx.actor.id, ticket.message_count)
    return { done: true as const }
  })
