import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type DraftKind, draftKeptHere, useLocalDraft, writeDraft } from '../../lib/drafts.ts'
import { typingIn } from '../../lib/onlookers.ts'
import { draftsQuery } from '../../lib/queries/tickets.ts'

/** The text in the field: what was typed here, else what this browser had to keep, else what the server has. */
export function useDraftText(ticketId: string, kind: DraftKind) {
  const local = useLocalDraft(ticketId, kind)
  const [keptHere] = useState(() => draftKeptHere(ticketId, kind))
  const drafts = useQuery(draftsQuery(ticketId))
  const fromServer = drafts.data?.items.find((draft) => draft.kind === kind)?.text
  return {
    text: local?.text ?? keptHere ?? fromServer ?? '',
    state: local?.state ?? (fromServer ? ('saved' as const) : null),
    /** Until the server's draft is known, typing would overwrite it. */
    waiting: local === undefined && drafts.isPending && drafts.fetchStatus === 'fetching',
    write: (text: string) => {
      writeDraft(ticketId, kind, text)
      typingIn(ticketId, kind)
    },
  }
}
