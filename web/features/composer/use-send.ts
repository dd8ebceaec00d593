import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Message, Ticket, WriteMessage } from '../../../server/domains/tickets/contract.ts'
import { ApiError, newKey, post } from '../../lib/api.ts'
import { putFilesBack, takeFiles } from '../../lib/attachments-store.ts'
import { putCopiesBack, takeCopies } from '../../lib/copies-store.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import { clearDraft, type DraftKind, holdDraft, restoreDraft } from '../../lib/drafts.ts'
import { addChanges, type MacroChanges, takeChanges } from '../../lib/macro-changes.ts'
import { useMe, useUsers } from '../../lib/me.ts'
import { mentionedIn } from '../../lib/mentions.ts'
import { doneSending, inOrder, keepMessage, showSending } from '../../lib/message-cache.ts'
import { stopTyping } from '../../lib/onlookers.ts'
import { preferences } from '../../lib/preferences.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { missingForResolving, patchTicket } from '../../lib/use-ticket-change.ts'
import { messageOnItsWay } from './message-on-its-way.ts'
import { useApplyChanges } from './use-apply-changes.ts'
import { useSayAccepted } from './use-say-accepted.ts'

export type StatusAfter = WriteMessage['status_after']
/** How it is to be sent: the status it leaves the ticket in, and when it leaves if not now. */
export interface Way {
  status_after?: StatusAfter
  send_at?: string
  /** As a direct message, on a channel where everybody reads along. */
  private?: true
}
/**
 * Why the last attempt failed. `stale`: something came in which the writer had not read. `public`: everybody would read what
 * was found in it.
 */
export type SendTrouble = { kind: 'stale' } | { kind: 'public'; found: string[] } | { kind: 'failed'; reason: string }

interface Options {
  ticket: Ticket
  kind: DraftKind
  text: string
  /** The last message that was on screen when the reply was begun, or has been read since. */
  seenUpTo: string | null
}

/** Sends at once on screen; when the server says no, text, files, copies and changes come back with the reason. */
export function useSend({ ticket, kind, text, seenUpTo }: Options) {
  const client = useQueryClient()
  const words = useProblemWords()
  const accept = useAccept(ticket, kind)
  const bodyOf = useBody(ticket, kind)
  const me = useMe().user
  const [trouble, setTrouble] = useState<SendTrouble | null>(null)

  const lastPosition = () => {
    const messages = client.getQueryData(messagesQuery(ticket.id).queryKey)
    return messages ? (inOrder(messages.pages).at(-1)?.position ?? 0) : 0
  }

  const explain = async (error: unknown) => {
    if (error instanceof ApiError && error.code === 'not_in_public') {
      const found = error.problem.errors.map(({ message }) => message.replace(/^\w+: /, ''))
      return setTrouble({ kind: 'public', found })
    }
    if (!(error instanceof ApiError && error.code === 'stale_view')) {
      return setTrouble({ kind: 'failed', reason: words(error) })
    }
    await client.refetchQueries({ queryKey: messagesQuery(ticket.id).queryKey })
    setTrouble({ kind: 'stale' })
  }

  const deliver = async (way: Way, seen_up_to: string | null) => {
    const key = newKey()
    const changes = takeChanges(ticket.id, kind)
    const status_after = kind === 'reply' ? (way.status_after ?? changes.status_after) : undefined
    const files = takeFiles(ticket.id, kind)
    const copies = kind === 'reply' ? takeCopies(ticket.id) : { cc: [], bcc: [] }
    const message = messageOnItsWay({ key, ticket, kind, text, copies, position: lastPosition() + 1, author: me })
    const attachments = files.flatMap((file) => file.stored?.id ?? [])
    const body = { ...bodyOf({ ...way, status_after }, text, seen_up_to), ...copies, attachments }
    setTrouble(null)
    holdDraft(ticket.id, kind)
    showSending(message)
    try {
      const written = await post<Message>(`/tickets/${ticket.id}/messages`, body, { idempotency_key: key })
      accept(written, status_after, changes)
    } catch (error) {
      restoreDraft(ticket.id, kind, text)
      putFilesBack(ticket.id, kind, files)
      putCopiesBack(ticket.id, copies)
      addChanges(ticket.id, kind, changes)
      throw error
    } finally {
      doneSending(message.id)
    }
  }

  const send = async (way: Way, seen_up_to = seenUpTo) => {
    try {
      await deliver(way, seen_up_to)
    } catch (error) {
      const missing = missingForResolving(error)
      if (missing) openTicketDialog('resolve', [ticket], { by: 'reply', missing, commit: () => sendAgain(way) })
      else await explain(error)
    }
  }
  /** Once the report knows enough. Nothing had been sent; any other refusal is told here, where the text is. */
  const sendAgain = async (way: Way) => {
    try {
      await deliver({ ...way, status_after: 'resolved' }, seenUpTo)
    } catch (error) {
      if (!missingForResolving(error)) await explain(error)
      throw error
    }
  }
  return { send, trouble, stop: () => setTrouble({ kind: 'stale' }), forgetTrouble: () => setTrouble(null) }
}

/** What is said to the server besides files and copies. */
function useBody({ channel }: Ticket, kind: DraftKind) {
  const people = useUsers().filter(({ active }) => active)
  return ({ status_after, send_at, private: is_private }: Way, text: string, seen_up_to: string | null) =>
    kind === 'note'
      ? { kind, text, mentions: mentionedIn(text, people).map(({ id }) => id) }
      : {
          ...{ kind, text, status_after, send_at, private: is_private },
          seen_up_to: seen_up_to ?? undefined,
          undo_seconds: channel === 'email' && !send_at ? preferences().undo_seconds : 0,
        }
}

/** The server has it: the screen follows, and what was to be changed along with it is changed. */
function useAccept(ticket: Ticket, kind: DraftKind) {
  const client = useQueryClient()
  const sayAccepted = useSayAccepted()
  const applyChanges = useApplyChanges()
  return (written: Message, status_after: StatusAfter, changes: MacroChanges) => {
    keepMessage(client, written)
    clearDraft(ticket.id, kind)
    stopTyping(ticket.id)
    if (kind === 'reply') patchTicket(client, ticket.id, { status: status_after ?? 'pending' })
    sayAccepted(ticket, written, status_after)
    void applyChanges({ ticket, kind, written }, changes)
    for (const part of ['ticket', 'timeline']) void client.invalidateQueries({ queryKey: [part, ticket.id] })
    for (const list of ['tickets', 'counts']) void client.invalidateQueries({ queryKey: [list] })
  }
}
