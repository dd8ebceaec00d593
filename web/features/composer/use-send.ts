import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message, Ticket, WriteMessage } from '../../../server/domains/tickets/contract.ts'
import { ApiError, newKey, post } from '../../lib/api.ts'
import { putFilesBack, takeFiles } from '../../lib/attachments-store.ts'
import { type Copies, putCopiesBack, takeCopies } from '../../lib/copies-store.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { clearDraft, type DraftKind, holdDraft, restoreDraft } from '../../lib/drafts.ts'
import { heldFor, offerTakingBack } from '../../lib/held-replies.ts'
import { useMe, useUsers } from '../../lib/me.ts'
import { doneSending, inOrder, keepMessage, showSending } from '../../lib/message-cache.ts'
import { preferences } from '../../lib/preferences.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { sayDone, sayUndoable } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { useTakeBack } from '../../lib/use-take-back.ts'
import { missingForResolving, patchTicket } from '../../lib/use-ticket-change.ts'

export type StatusAfter = WriteMessage['status_after']
/** Why the last attempt failed. `newer`: that many messages came in which the writer had not seen. */
export type SendTrouble = { kind: 'stale'; newer: number } | { kind: 'failed'; reason: string }

interface Options {
  ticket: Ticket
  kind: DraftKind
  text: string
  lastMessageId: string | null
}

/** Sends at once on screen; when the server says no, text, files and copies come back with the reason. */
export function useSend({ ticket, kind, text, lastMessageId }: Options) {
  const client = useQueryClient()
  const me = useMe().user
  const users = useUsers()
  const words = useProblemWords()
  const sayAccepted = useSayAccepted()
  const [trouble, setTrouble] = useState<SendTrouble | null>(null)

  const lastPosition = () => {
    const messages = client.getQueryData(messagesQuery(ticket.id).queryKey)
    return messages ? (inOrder(messages.pages).at(-1)?.position ?? 0) : 0
  }

  const accept = (written: Message, statusAfter: StatusAfter) => {
    keepMessage(client, written)
    clearDraft(ticket.id, kind)
    if (kind === 'reply') patchTicket(client, ticket.id, { status: statusAfter ?? 'pending' })
    sayAccepted(ticket, written, statusAfter)
    for (const part of ['ticket', 'timeline']) void client.invalidateQueries({ queryKey: [part, ticket.id] })
    for (const list of ['tickets', 'counts']) void client.invalidateQueries({ queryKey: [list] })
  }

  const explain = async (error: unknown, before: number) => {
    if (!(error instanceof ApiError && error.code === 'stale_view')) {
      return setTrouble({ kind: 'failed', reason: words(error) })
    }
    await client.refetchQueries({ queryKey: messagesQuery(ticket.id).queryKey })
    setTrouble({ kind: 'stale', newer: Math.max(1, lastPosition() - before) })
  }

  const deliver = async (statusAfter?: StatusAfter) => {
    const key = newKey()
    const files = takeFiles(ticket.id, kind)
    const copies = kind === 'reply' ? takeCopies(ticket.id) : { cc: [], bcc: [] }
    const message = messageOnItsWay({ key, ticket, kind, text, copies, position: lastPosition() + 1, author: me })
    const body = {
      ...{ kind, text, ...copies, attachments: files.flatMap((file) => file.stored?.id ?? []) },
      undo_seconds: kind === 'reply' && ticket.channel === 'email' ? preferences().undo_seconds : 0,
      mentions: kind === 'note' ? mentionedIn(text, users) : [],
      ...(kind === 'reply' ? { seen_up_to: lastMessageId ?? undefined, status_after: statusAfter } : {}),
    } satisfies WriteMessage
    setTrouble(null)
    holdDraft(ticket.id, kind)
    showSending(message)
    try {
      accept(await post<Message>(`/tickets/${ticket.id}/messages`, body, { idempotency_key: key }), statusAfter)
    } catch (error) {
      restoreDraft(ticket.id, kind, text)
      putFilesBack(ticket.id, kind, files)
      putCopiesBack(ticket.id, copies)
      throw error
    } finally {
      doneSending(message.id)
    }
  }

  const send = async (statusAfter?: StatusAfter) => {
    const before = lastPosition()
    try {
      await deliver(statusAfter)
    } catch (error) {
      const missing = missingForResolving(error)
      if (missing) openTicketDialog('resolve', [ticket], { by: 'reply', missing, commit: () => sendAgain(before) })
      else await explain(error, before)
    }
  }
  /** Once the report knows enough. Nothing had been sent; any other refusal is told here, where the text is. */
  const sendAgain = async (before: number) => {
    try {
      await deliver('resolved')
    } catch (error) {
      if (!missingForResolving(error)) await explain(error, before)
      throw error
    }
  }
  return { send, trouble, forgetTrouble: () => setTrouble(null) }
}

/** What one reads after sending: for mail that is held back, with the way to take it back. */
function useSayAccepted() {
  const { t } = useTranslation()
  const takeBack = useTakeBack()
  return (ticket: Ticket, written: Message, statusAfter: StatusAfter) => {
    const resolved = statusAfter === 'resolved' ? `${ticket.case_id} · ${t('status.resolved')}` : null
    const held_ms = heldFor(written)
    if (held_ms === 0) return resolved && sayDone(resolved)
    const run = () => void takeBack(written)
    offerTakingBack(written, run)
    const leaves = t('undo_send.leaves', { count: Math.round(held_ms / 1000) })
    sayUndoable(resolved ? `${resolved} · ${leaves}` : leaves, { label: t('common.undo'), run }, held_ms)
  }
}

const mentionedIn = (text: string, users: { id: string; name: string }[]) =>
  users.filter((user) => text.includes(`@${user.name}`)).map((user) => user.id)

interface OnItsWay extends Omit<Options, 'lastMessageId'> {
  key: string
  position: number
  copies: Copies
  author: { id: string; name: string }
}

const messageOnItsWay = ({ key, ticket, kind, text, copies, position, author }: OnItsWay): Message => ({
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
  undo_until: null,
  mail_id: null,
  created_at: new Date().toISOString(),
})
