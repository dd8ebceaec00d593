import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LedgerSearch, MAIL_KINDS } from '../../lib/mail-search.ts'
import { useMay } from '../../lib/me.ts'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import classes from './ledger.module.css'
import { useReasonWords } from './use-reason-words.ts'

interface Props {
  search: LedgerSearch
  onChange: (change: Partial<LedgerSearch>) => void
}

const NONE = {
  automatic: undefined,
  account_id: undefined,
  reason: undefined,
  from: undefined,
  since: undefined,
  until: undefined,
} as const satisfies Partial<LedgerSearch>

/** Which mails are listed: by sender, kind, account and day. */
export function LedgerFilters({ search, onChange }: Props) {
  const { t } = useTranslation('mail')
  const { mail: _open, state: _state, ...set } = search
  return (
    <search className={classes.filters} aria-label={t('ledger.filters')}>
      <SenderField from={search.from} onChange={(from) => onChange({ from })} />
      <Select
        size="xs"
        className={classes.pick}
        aria-label={t('ledger.kind')}
        placeholder={t('ledger.any_kind')}
        clearable
        clearButtonProps={{ 'aria-label': t('ledger.any_kind') }}
        data={MAIL_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={search.automatic ?? null}
        onChange={(value) => onChange({ automatic: MAIL_KINDS.find((kind) => kind === value) })}
      />
      <AccountField account={search.account_id} onChange={(account_id) => onChange({ account_id })} />
      <DayField
        label={t('ledger.since')}
        day={search.since}
        latest={search.until}
        onChange={(since) => onChange({ since })}
      />
      <span className={classes.dash} aria-hidden="true">
        –
      </span>
      <DayField
        label={t('ledger.until')}
        day={search.until}
        earliest={search.since}
        onChange={(until) => onChange({ until })}
      />
      {search.reason && <ReasonChip reason={search.reason} onRemove={() => onChange({ reason: undefined })} />}
      {Object.keys(set).length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(NONE)}>
          {t('ledger.clear')}
        </Button>
      )}
    </search>
  )
}

const TYPING_MS = 300

function SenderField({ from, onChange }: { from: string | undefined; onChange: (from: string | undefined) => void }) {
  const { t } = useTranslation('mail')
  const [text, setText] = useState(from ?? '')
  const [asked, setAsked] = useState(from)
  const ask = useDebouncedCallback((next: string) => {
    const wanted = next.trim().toLowerCase() || undefined
    setAsked(wanted)
    onChange(wanted)
  }, TYPING_MS)
  // Changed from elsewhere: cleared, or by a link.
  useEffect(() => {
    if (from !== asked) {
      setAsked(from)
      setText(from ?? '')
    }
  }, [from, asked])
  return (
    <TextInput
      size="xs"
      className={classes.sender}
      aria-label={t('ledger.from')}
      placeholder={t('ledger.from')}
      leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}

interface AccountProps {
  account: string | undefined
  onChange: (account: string | undefined) => void
}

function AccountField({ account, onChange }: AccountProps) {
  const { t } = useTranslation('mail')
  const may = useMay()
  const accounts = useQuery({ ...accountsQuery, enabled: may('channel.read') }).data?.items ?? []
  const mailAccounts = accounts.filter(({ channel }) => channel === 'email')
  if (mailAccounts.length < 2 && !account) return null
  return (
    <Select
      size="xs"
      className={classes.pick}
      aria-label={t('ledger.account')}
      placeholder={t('ledger.any_account')}
      clearable
      clearButtonProps={{ 'aria-label': t('ledger.any_account') }}
      data={mailAccounts.map(({ id, address }) => ({ value: id, label: address }))}
      value={account ?? null}
      onChange={(value) => onChange(value ?? undefined)}
    />
  )
}

interface DayProps {
  label: string
  day: string | undefined
  earliest?: string
  latest?: string
  onChange: (day: string | undefined) => void
}

function DayField({ label, day, earliest, latest, onChange }: DayProps) {
  return (
    <TextInput
      size="xs"
      type="date"
      className={classes.day}
      aria-label={label}
      title={label}
      min={earliest}
      max={latest}
      value={day ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  )
}

function ReasonChip({ reason, onRemove }: { reason: string; onRemove: () => void }) {
  const { t } = useTranslation('mail')
  const words = useReasonWords()
  return (
    <span className={classes.chip}>
      {t('ledger.reason', { reason: words(reason) })}
      <CloseButton size={24} iconSize={14} aria-label={t('ledger.remove_reason')} onClick={onRemove} />
    </span>
  )
}
