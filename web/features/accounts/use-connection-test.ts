import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type {
  ChannelAccount,
  ConnectionTest as ConnectionTestShape,
} from '../../../server/domains/channels/contract.ts'
import { post } from '../../lib/api.ts'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { type AccountForm, formOf, secretsOf, settingsOf } from './account-form.ts'
import { type AccountFormState, showMistakes } from './use-account-form.ts'

export type ConnectionTest = z.infer<typeof ConnectionTestShape>

export interface Testing {
  run: () => void
  isRunning: boolean
  result: ConnectionTest | null
  /** The result is of other settings than those in the form now. */
  isOutdated: boolean
  /** Every way that was tried works. Null: not tested, or not these settings. */
  works: boolean | null
  /** The form was saved: what was tested is what is kept now. */
  accept: (account: ChannelAccount) => void
}

interface Tested {
  address: string
  /** A saved account; its test is kept by the server. */
  saved: { id: string; secrets_set: string[]; last_test: ConnectionTest | null } | null
}

/** Really connects with what stands in the form, saved or not. */
export function useConnectionTest(form: AccountFormState, { address, saved }: Tested): Testing {
  const { t } = useTranslation()
  const words = useProblemWords()
  const client = useQueryClient()
  const connection = connectionOf(form.getValues(), saved?.secrets_set ?? [])
  const asText = JSON.stringify(connection)
  const [testedText, setTestedText] = useState(asText)
  const test = useMutation({
    mutationFn: () =>
      saved
        ? post<ConnectionTest>(`/channels/accounts/${saved.id}/test`, connection)
        : post<ConnectionTest>('/channels/accounts/test', { channel: 'email', address, ...connection }),
    onMutate: () => setTestedText(asText),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsQuery.queryKey }),
    onError: (error) => {
      if (showMistakes(form, error).length === 0) sayFailed(t('error.title'), words(error))
    },
  })
  const result = test.data ?? saved?.last_test ?? null
  const isOutdated = asText !== testedText
  return {
    run: () => test.mutate(),
    isRunning: test.isPending,
    result,
    isOutdated,
    works: result && !isOutdated ? [result.incoming, result.outgoing].every((way) => way?.ok !== false) : null,
    accept: (account) => {
      if (!isOutdated) setTestedText(JSON.stringify(connectionOf(formOf(account), account.secrets_set)))
    },
  }
}

/** What a connection depends on: the texts do not matter. */
function connectionOf(values: AccountForm, secretsSet: string[]) {
  const { imap } = settingsOf(values)
  return { settings: imap ? { imap } : {}, secrets: secretsOf(values, secretsSet) }
}
