import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { post } from '../../lib/api.ts'
import { dayName } from '../../lib/time.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'

/** Reads a mailbox again from a day on, for the days that went wrong. */
export function FetchAgainSection({ account }: { account: ChannelAccount }) {
  const { t, i18n } = useTranslation(['accounts', 'app'])
  const words = useProblemWords()
  const now = useNow()
  const [day, setDay] = useState('')
  const since = day ? new Date(`${day}T00:00:00`).toISOString() : ''
  const ask = useMutation({
    mutationFn: () => post(`/channels/accounts/${account.id}/fetch`, { since }),
    onSuccess: () => sayDone(t('fetch_again.asked', { date: dayName(since, now, i18n.language) })),
    onError: (error) => sayFailed(t('app:error.change'), words(error)),
  })
  return (
    <SettingsSection title={t('fetch_again.title')} hint={t('fetch_again.hint')}>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        <TextInput
          type="date"
          label={t('fetch_again.since')}
          required
          withAsterisk={false}
          max={localDay(now)}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!day} loading={ask.isPending}>
          {t('fetch_again.submit')}
        </Button>
      </form>
    </SettingsSection>
  )
}

/** Today in the reader's zone, as a date field writes it. */
function localDay(now: number): string {
  const date = new Date(now)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
