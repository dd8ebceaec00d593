import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message, Ticket, WriteMessage } from '../../../server/domains/tickets/contract.ts'
import { ApiError, newKey, post } from '../../lib/api.ts'
import { clearDraft, type DraftKind, holdDraft, restoreDraft } from '../../lib/drafts.ts'
import { useMe, useUsers } from '../../lib/me.ts'
import { doneSending, inOrder, keepMessage, showSending } from '../../lib/message-cache.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket } from '../../lib/use-ticket-change.ts'
import { putFilesBack, takeFiles } from './attachments-store.ts'

export type StatusAfter = WriteMessage['status_after']
/** Why the last attempt failed. `newer`: that many messages came in which the writer had not seen. */
export type SendTrouble = { kind: 'stale'; newer: number } | { kind: 'failed'; reason: string }

interface Options {
  ticket: Ticket
  kind: DraftKind
  text: string
  cc: string[]
  lastMessageId: string | null
}

/** Sends at once on screen; when the server says no, text and files come back with the reason. */
export function useSend({ ticket, kind, text, cc, lastMessageId }: Options) {
  const client = useQueryClient()
  const { t } = useTranslation()
  const me = useMe().user
  const users = useUsers()
  const words = useProblemWords()
  const [trouble, setTrouble] = useState<SendTrouble | null>(null)

  const lastPosition = () => {
    const messages = client.getQueryData(messagesQuery(ticket.id).queryKey)
    return messages ? (inOrder(messages.pages).at(-1)?.position ?? 0) : 0
  }

  const accept = (written: Message, statusAfter: StatusAfter) => {
    keepMessage(client, written)
    clearDraft(ticket.id, kind)
    if (kind === 'reply') patchTicket(client, ticket.id, { status: statusAfter ?? 'pending' })
    if (statusAfter === 'resolved') sayDone(`${ticket.case_id} · ${t('status.resolved')}`)
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

  const send = async (statusAfter?: StatusAfter) => {
    const key = newKey()
    const files = takeFiles(ticket.id, kind)
    const before = lastPosition()
    const message = messageOnItsWay({ key, ticket, kind, text, cc, position: before + 1, author: me })
    const attachments = files.flatMap((file) => file.stored?.id ?? [])
    const body: WriteMessage =
      kind === 'note'
        ? { kind, text, attachments, cc: [], bcc: [], undo_seconds: 0, mentions: mentionedIn(text, users) }
        : {
            kind,
            text,
            attachments,
            cc,
            bcc: [],
            undo_seconds: 0,
            mentions: [],
            seen_up_to: lastMessageId ?? undefined,
            status_after: statusAfter,
          }
    setTrouble(null)
    holdDraft(ticket.id, kind)
    showSending(message)
    try {
      accept(await post<Message>(`/tickets/${ticket.id}/messages`, body, { idempotency_key: key }), statusAfter)
    } catch (error) {
      restoreDraft(ticket.id, kind, text)
      putFilesBack(ticket.id, kind, files)
      await explain(error, before)
    } finally {
      doneSending(message.id)
    }
  }
  return { send, trouble, forgetTrouble: () => setTrouble(null) }
}

const mentionedIn = (text: string, users: { id: string; name: string }[]) =>
  users.filter((user) => text.includes(`@${user.name}`)).map((user) => user.id)

interface OnItsWay extends Omit<Options, 'lastMessageId'> {
  key: string
  position: number
  author: { id: string; name: string }
}

const messageOnItsWay = ({ key, ticket, kind, text, cc, position, author }: OnItsWay): Message => ({
  id: `sending-${key}`,
  ticket_id: ticket.id,
  position,
  kind,
  author: { type: 'agent', id: author.id, name: author.name },
  channel: ticket.channel,
  text,
  new_text: text,
  html: null,
  to: [],
  cc,
  reply_to: null,
  attachments: [],
  bcc: [],
  delivery: null,
  automatic: 'none',
  authenticity: null,
  late: false,
  undo_until: null,
  mail_id: null,
  created_at: new Date().toISOString(),
})
