import { Button, Popover, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dashboard } from '../../../server/domains/analytics/contract.ts'
import { type DashboardSearch, SPANS } from '../../lib/dashboard-search.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import classes from './dashboard.module.css'

const CHANNELS = ['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'] as const
const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const

interface Props {
  search: DashboardSearch
  shown: Dashboard | undefined
  onChange: (search: DashboardSearch) => void
}

/** Which days, and which tickets. */
export function Controls({ search, shown, onChange }: Props) {
  const { t } = useTranslation(['dashboard', 'app'])
  const teams = useTeams()
  const { days: _days, from, to, ...rest } = search
  const filter = (name: 'channel' | 'team' | 'priority') => (value: string | null) =>
    onChange({ ...search, [name]: value ?? undefined })
  const shared = { size: 'xs', clearable: true, className: classes.pick } as const
  return (
    <search className={classes.controls} aria-label={t('period')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these act at once */}
      <div className={classes.spans} role="group" aria-label={t('period')}>
        {SPANS.map((days) => (
          <button
            key={days}
            type="button"
            className={classes.span}
            aria-pressed={!from && (search.days ?? 30) === days}
            onClick={() => onChange({ ...rest, days: days === 30 ? undefined : days })}
          >
            {t(`days_${days}`)}
          </button>
        ))}
        <OtherDays
          key={`${from}${to}`}
          pressed={Boolean(from)}
          from={from ?? shown?.from ?? ''}
          to={to ?? shown?.to ?? ''}
          onDays={(days) => onChange({ ...rest, ...days })}
        />
      </div>
      <Select
        {...shared}
        aria-label={t('any_channel')}
        placeholder={t('any_channel')}
        clearButtonProps={{ 'aria-label': t('any_channel') }}
        data={CHANNELS.map((value) => ({ value, label: t(`app:channel.${value}`) }))}
        value={search.channel ?? null}
        onChange={filter('channel')}
      />
      <Select
        {...shared}
        aria-label={t('any_team')}
        placeholder={t('any_team')}
        clearButtonProps={{ 'aria-label': t('any_team') }}
        data={[
          ...teams.map(({ name }) => ({ value: name, label: frameworkName(name) })),
          { value: 'none', label: t('no_team') },
        ]}
        value={search.team ?? null}
        onChange={filter('team')}
      />
      <Select
        {...shared}
        aria-label={t('any_priority')}
        placeholder={t('any_priority')}
        clearButtonProps={{ 'aria-label': t('any_priority') }}
        data={PRIORITIES.map((value) => ({ value, label: t(`app:priority.${value}`) }))}
        value={search.priority ?? null}
        onChange={filter('priority')}
      />
    </search>
  )
}

interface DaysProps {
  pressed: boolean
  from: string
  to: string
  onDays: (days: { from: string; to: string }) => void
}

function OtherDays({ pressed, onDays, ...shown }: DaysProps) {
  const { t } = useTranslation('dashboard')
  const [open, setOpen] = useState(false)
  const [days, setDays] = useState<{ from: string; to: string } | null>(null)
  const { from, to } = days ?? shown
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (from && to && from <= to) onDays({ from, to })
    setOpen(false)
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.span}
          aria-pressed={pressed}
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
        >
          {t('custom')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('custom')}>
        <form className={classes.days} onSubmit={submit}>
          <TextInput
            type="date"
            label={t('from')}
            value={from}
            max={to}
            required
            onChange={({ target }) => setDays({ from: target.value, to })}
          />
          <TextInput
            type="date"
            label={t('to')}
            value={to}
            min={from}
            required
            onChange={({ target }) => setDays({ from, to: target.value })}
          />
          <Button type="submit" size="xs">
            {t('show')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
