import { Chip, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Device, When } from '../../lib/queries/troubleshooters.ts'
import classes from './editor.module.css'

export const PLANS = ['free', 'premium', 'enterprise'] as const
export const DEVICES = ['ios', 'android', 'web', 'windows', 'mac', 'linux'] as const satisfies readonly Device[]

interface Props {
  when: When | null
  disabled: boolean
  onChange: (when: When | null) => void
}

/** For whom a step or an answer is; turned off it is for everybody. */
export function WhenField({ when, disabled, onChange }: Props) {
  const { t } = useTranslation('troubleshooters')
  const now = when ?? { account_types: [], devices: [] }
  return (
    <div className={classes.when}>
      <Switch
        size="sm"
        label={t('panel.only_for')}
        checked={when !== null}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked ? now : null)}
      />
      {when && (
        <>
          <Choices
            label={t('panel.plans')}
            options={PLANS.map((plan) => ({ value: plan, label: t(`plan.${plan}`) }))}
            chosen={when.account_types}
            disabled={disabled}
            onChange={(account_types) => onChange({ ...when, account_types })}
          />
          <Choices
            label={t('panel.devices')}
            options={DEVICES.map((device) => ({ value: device, label: t(`device.${device}`) }))}
            chosen={when.devices}
            disabled={disabled}
            onChange={(devices) => onChange({ ...when, devices })}
          />
        </>
      )}
    </div>
  )
}

interface ChoicesProps<Value extends string> {
  label: string
  options: { value: Value; label: string }[]
  chosen: Value[]
  disabled: boolean
  onChange: (chosen: Value[]) => void
}

function Choices<Value extends string>({ label, options, chosen, disabled, onChange }: ChoicesProps<Value>) {
  return (
    <fieldset className={classes.choices} aria-label={label}>
      <Chip.Group
        multiple
        value={chosen}
        onChange={(values) => onChange(options.map(({ value }) => value).filter((value) => values.includes(value)))}
      >
        {options.map(({ value, label }) => (
          <Chip key={value} value={value} size="xs" disabled={disabled}>
            {label}
          </Chip>
        ))}
      </Chip.Group>
    </fieldset>
  )
}
