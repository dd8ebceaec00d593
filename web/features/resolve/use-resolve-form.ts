import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../server/domains/interaction-reports/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Resolving } from '../../lib/dialogs.ts'
import { reportQuery } from '../../lib/queries/outcome.ts'
import { halfWritten } from '../../lib/steps.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { missingForResolving } from '../../lib/use-ticket-change.ts'
import { changesOf, type Edits, stillMissing } from './resolution.ts'
import { useResolution } from './use-resolution.ts'

/** What is known, what was set, what is missing; `close` is called once it is done, or not to be done here. */
export function useResolveForm(ticket: Ticket, resolving: Resolving, close: () => void) {
  const client = useQueryClient()
  const tell = useTrouble()
  const report = useQuery(reportQuery(ticket.id)).data
  const [edits, setEdits] = useState<Edits>({})
  const [lacking, setLacking] = useState(resolving.missing ?? null)
  const [abandoned, setAbandoned] = useState(false)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const resolve = useResolution(ticket, resolving)

  const missingOf = (known: Report | undefined) =>
    abandoned ? [] : stillMissing(lacking ?? known?.missing ?? [], edits)

  const finish = async (known: Report | undefined) => {
    // Gone from the screen at once; it comes back, with all that was written, if the server says no.
    setSending(true)
    try {
      await resolve({ ...changesOf(edits, known, ticket), ...(abandoned ? { exempt: 'abandoned' } : {}) })
      close()
    } catch (error) {
      const refused = missingForResolving(error)
      if (refused) setLacking(refused)
      // The composer has the text, and says why it was not sent.
      else if (resolving.by === 'reply') close()
      else tell(error)
      setSending(false)
    }
  }
  const submit = async () => {
    if (sending) return
    setTried(true)
    // Enter may be faster than the answer.
    const known = report ?? (await client.fetchQuery(reportQuery(ticket.id)).catch(() => undefined))
    if (missingOf(known).length === 0 && halfWritten(edits.steps ?? []).length === 0) await finish(known)
  }
  return {
    report,
    edits,
    missing: missingOf(report),
    abandoned,
    tried,
    sending,
    change: (more: Edits) => setEdits((before) => ({ ...before, ...more })),
    setAbandoned,
    submit,
  }
}

function useTrouble() {
  const { t } = useTranslation('app')
  const words = useProblemWords()
  return (error: unknown) => sayFailed(t('error.change'), words(error))
}
