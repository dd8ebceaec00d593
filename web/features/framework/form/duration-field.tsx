import { Group, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { partsOfDuration, RING_UNITS, textOfDuration, UNITS, type Unit } from './duration.ts'
import type { FieldIds } from './field-frame.tsx'
import { type FieldProps, useForm } from './form-context.ts'

interface Props extends FieldProps {
  ids: FieldIds
  /** A phone may ring for so long, too. */
  withRings: boolean
}

/** A span: how many of what. Emptied, its key leaves the text. */
export function DurationField({ path, value, ids, withRings }: Props) {
  const { t } = useTranslation('framework')
  const { edit, readOnly } = useForm()
  const parts = partsOfDuration(value) ?? { amount: undefined, unit: 'hour' as Unit }
  const put = (amount: number | undefined, unit: Unit) => {
    const next = amount === undefined ? null : textOfDuration({ amount, unit })
    if (next !== (value ?? null)) edit(path, next)
  }
  const units: readonly Unit[] = withRings ? [...RING_UNITS, 'minute'] : UNITS
  return (
    <Group gap={6} wrap="nowrap" maw={280}>
      <NumberInput
        id={ids.id}
        key={String(value)}
        size="sm"
        w={96}
        aria-label={t('form.amount')}
        aria-describedby={ids.describedBy}
        error={ids.invalid}
        defaultValue={parts.amount}
        min={0}
        clampBehavior="none"
        readOnly={readOnly}
        onBlur={(event) => put(numberOf(event.currentTarget.value), parts.unit)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Select
        flex={1}
        aria-label={t('form.unit')}
        data={units.map((unit) => ({ value: unit, label: t(`form.units.${unit}`) }))}
        value={parts.unit}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(unit) => unit && parts.amount !== undefined && put(parts.amount, unit as Unit)}
      />
    </Group>
  )
}

function numberOf(text: string): number | undefined {
  const number = Number.parseFloat(text)
  return Number.isNaN(number) ? undefined : number
}
