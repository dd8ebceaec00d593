import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerDetail, ProcessMail } from '../../../server/domains/channels/mail/contract.ts'
import { post } from '../../lib/api.ts'
import { mailQuery } from '../../lib/queries/mail-of-ticket.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { useReasonWords } from './use-reason-words.ts'

/** Files a mail again and says how that went, as soon as it has gone. */
export function useFiling(mail: LedgerDetail) {
  const { t } = useTranslation(['mail', 'app'])
  const client = useQueryClient()
  const problem = useProblemWords()
  const reasonWords = useReasonWords()
  const [asked, setAsked] = useState(false)
  const file = useMutation({
    mutationFn: (body: ProcessMail) => post<LedgerDetail>(`/mail/ledger/${mail.id}/filings`, body),
    onSuccess: (pending) => {
      setAsked(true)
      client.setQueryData(mailQuery(mail.id).queryKey, pending)
    },
    onError: (error) => {
      sayFailed(t('app:error.change'), problem(error))
      // Somebody else may have been quicker.
      void client.invalidateQueries({ queryKey: mailQuery(mail.id).queryKey })
    },
  })
  const isSettled = asked && mail.state !== 'pending'
  useEffect(() => {
    if (!isSettled) return
    void client.invalidateQueries({ queryKey: ['ledger', 'list'] })
    void client.invalidateQueries({ queryKey: ['set-aside'] })
  }, [client, isSettled])

  const result = () => {
    if (!asked) return null
    if (mail.state === 'pending') return t('detail.working')
    const reason = mail.reason ? reasonWords(mail.reason) : t('detail.no_reason')
    return t(`detail.result.${mail.state}`, { reason })
  }
  const asMessage = file.variables?.as_message ? 'as_message' : 'again'
  return {
    file: (as_message: boolean) => file.mutate({ as_message }),
    busy: file.isPending ? (asMessage as 'again' | 'as_message') : null,
    result: result(),
  }
}
