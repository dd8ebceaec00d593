import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useState } from 'react'
import { beginDraft, type DraftKind, draftKeptHere, joinDraft, useLocalDraft, writeDraft } from '../../lib/drafts.ts'
import { typingIn } from '../../lib/onlookers.ts'
import { draftsQuery } from '../../lib/queries/tickets.ts'

/** The text in the field: what was typed here, else what this browser had to keep, else what the server has. */
export function useDraftText(ticketId: string, kind: DraftKind) {
  const local = useLocalDraft(ticketId, kind)
  const [keptHere] = useState(() => draftKeptHere(ticketId, kind))
  const drafts = useQuery(draftsQuery(ticketId))
  const fromServer = drafts.data?.items.find((draft) => draft.kind === kind)?.text ?? ''
  const known = !drafts.isPending || drafts.fetchStatus !== 'fetching'
  const begun = local?.state === 'begun'
  const isFirst = begun || (local === undefined && keptHere === null)
  // Before the next letter is taken.
  useLayoutEffect(() => {
    if (known && begun) joinDraft(ticketId, kind, fromServer)
  }, [ticketId, kind, known, begun, fromServer])
  return {
    text: local?.text ?? keptHere ?? fromServer,
    state: local?.state ?? (fromServer ? ('saved' as const) : null),
    /** What is written may turn out to stand below a draft that is still on its way here. */
    waiting: begun && !known,
    fromServer,
    write: (text: string) => {
      if (isFirst && !known) beginDraft(ticketId, kind, text)
      else writeDraft(ticketId, kind, text)
      typingIn(ticketId, kind)
    },
  }
}
