import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { isAddress } from '../../lib/addresses.ts'
import { useFiles } from '../../lib/attachments-store.ts'
import { useCopies } from '../../lib/copies-store.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import { answerUpTo } from '../../lib/reply-basis.ts'
import { useReplyBasis } from './use-basis.ts'
import { useDraftText } from './use-draft-text.ts'
import { useSend, type Way } from './use-send.ts'

interface Options {
  ticket: Ticket
  kind: DraftKind
  lastMessageId: string | null
  field: RefObject<HTMLTextAreaElement | null>
}

/** The text, whether it can be sent, and sending it: a reply only once what came in since it was begun has been shown. */
export function useSubmit({ ticket, kind, lastMessageId, field }: Options) {
  const draft = useDraftText(ticket.id, kind)
  const files = useFiles(ticket.id, kind)
  const copies = useCopies(ticket.id)
  const [busy, setBusy] = useState(false)
  const begun = kind === 'reply' && (draft.text !== '' || busy)
  const { basis, came_in } = useReplyBasis(ticket.id, lastMessageId, begun)
  const { send, trouble, stop, forgetTrouble } = useSend({ ticket, kind, text: draft.text.trim(), seenUpTo: basis })
  const uploading = files.some((file) => !file.stored && !file.error)
  const addressed = kind === 'note' || [...copies.cc, ...copies.bcc].every(isAddress)
  const ready = draft.text.trim() !== '' && !uploading && addressed
  const shown = trouble?.kind === 'stale'

  const submit = async (way: Way) => {
    if (!ready || busy) return
    if (came_in.length > 0 && !shown) return stop()
    const caret = field.current?.selectionStart ?? 0
    const read_up_to = shown ? lastMessageId : basis
    if (shown) answerUpTo(ticket.id, lastMessageId)
    setBusy(true)
    await send(way, read_up_to)
    setBusy(false)
    // The text that came back stands under the caret as before.
    requestAnimationFrame(() => field.current?.value && field.current.setSelectionRange(caret, caret))
  }
  const submitKnown = useOnceKnown(draft, submit)
  return {
    ...{ draft, came_in: busy ? [] : came_in, trouble, forgetTrouble, uploading, ready },
    submit: submitKnown,
  }
}

/** Sends once it is known what the server has; not what then turned out to stand below a draft: that is read first. */
function useOnceKnown({ waiting, fromServer }: ReturnType<typeof useDraftText>, submit: (way: Way) => Promise<void>) {
  const [asked, setAsked] = useState<Way | null>(null)
  const latest = useRef(submit)
  latest.current = submit
  useEffect(() => {
    if (!asked || waiting) return
    setAsked(null)
    if (!fromServer) void latest.current(asked)
  }, [asked, waiting, fromServer])
  return (way: Way = {}) => (waiting ? setAsked(way) : void submit(way))
}
