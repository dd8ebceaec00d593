import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountFormState } from './use-account-form.ts'

const DAYS = [0, 1, 7, 30, 90, 365]
const HOURS = [0, 4, 12, 24, 48, 168]

/** The usual choices, and the one that was set through the API. */
const choices = (usual: number[], set: number) => [...new Set([...usual, set])].toSorted((a, b) => a - b)

/** How far back a mailbox is read for the first time. */
export function FirstFetch({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const days = form.getValues().imap.first_fetch_days
  const { value: _, onChange, ...props } = form.getInputProps('imap.first_fetch_days')
  return (
    <Select
      label={t('incoming.first_fetch')}
      description={t('incoming.first_fetch_hint')}
      allowDeselect={false}
      data={choices(DAYS, days).map((count) => ({
        value: String(count),
        label: count === 0 ? t('incoming.first_fetch_none') : t('incoming.first_fetch_days', { count }),
      }))}
      {...props}
      value={String(days)}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  )
}

/** After how much silence somebody is told. */
export function SilentAlarm({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const hours = form.getValues().imap.silent_after_hours
  const { value: _, onChange, ...props } = form.getInputProps('imap.silent_after_hours')
  const label = (count: number) => {
    if (count === 0) return t('incoming.silent_off')
    return count % 24 === 0 ? t('incoming.silent_days', { count: count / 24 }) : t('incoming.silent_hours', { count })
  }
  return (
    <Select
      label={t('incoming.silent')}
      description={t('incoming.silent_hint')}
      allowDeselect={false}
      data={choices(HOURS, hours).map((count) => ({ value: String(count), label: label(count) }))}
      {...props}
      value={String(hours)}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  )
}
