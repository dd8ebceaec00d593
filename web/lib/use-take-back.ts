import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Message, TakenBack } from '../../server/domains/tickets/contract.ts'
import { ApiError, remove } from './api.ts'
import { putFilesBack } from './attachments-store.ts'
import { runCommand } from './commands.ts'
import { putCopiesBack } from './copies-store.ts'
import { draftKeptHere, flushDrafts, giveDraftBack } from './drafts.ts'
import { forgetTakingBack, wasTakenBack } from './held-replies.ts'
import { forgetMessage } from './message-cache.ts'
import { draftsQuery } from './queries/tickets.ts'
import { forgetUndoable, sayDone, sayFailed } from './toasts.tsx'
import { useProblemWords } from './use-problem-words.ts'

/** Takes a held reply back: text, files and copies stand in the composer again. Says so when it has left already. */
export function useTakeBack() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation()
  const words = useProblemWords()
  return async ({ id, ticket_id }: Pick<Message, 'id' | 'ticket_id'>) => {
    forgetUndoable()
    forgetTakingBack(id)
    try {
      const back = await remove<TakenBack>(`/tickets/${ticket_id}/messages/${id}`)
      forgetMessage(client, ticket_id, id)
      giveBack(client, ticket_id, back)
      wasTakenBack(id)
      await navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket_id }, search: (search) => search })
      runCommand('reply')
      sayDone(t('undo_send.back'))
    } catch (error) {
      const late = error instanceof ApiError && error.code === 'already_leaving'
      sayFailed(late ? t('undo_send.too_late') : t('undo_send.not_undone'), words(error))
    }
    for (const part of ['messages', 'ticket', 'timeline'])
      void client.invalidateQueries({ queryKey: [part, ticket_id] })
    for (const list of ['tickets', 'counts', 'outbox']) void client.invalidateQueries({ queryKey: [list] })
  }
}

function giveBack(client: QueryClient, ticketId: string, { text, cc, bcc, attachments }: TakenBack) {
  const onServer = client.getQueryData(draftsQuery(ticketId).queryKey)?.items.find(({ kind }) => kind === 'reply')
  giveDraftBack(ticketId, text, draftKeptHere(ticketId, 'reply') ?? onServer?.text ?? '')
  flushDrafts()
  putCopiesBack(ticketId, { cc, bcc })
  const files = attachments.map((stored) => ({
    key: stored.id,
    name: stored.name,
    size: stored.size,
    stored,
    error: null,
  }))
  putFilesBack(ticketId, 'reply', files)
}
