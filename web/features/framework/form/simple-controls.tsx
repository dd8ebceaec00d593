import { ColorInput, MultiSelect, NumberInput, Select, Switch, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldIds } from './field-frame.tsx'
import { type FieldProps, useForm } from './form-context.ts'
import type { kindOf, Schema } from './schema.ts'
import { useSuggestions } from './use-suggestions.ts'
import { useValueWords } from './use-value-words.ts'

/** A control within its frame, which names it. */
export interface ControlProps extends FieldProps {
  kind: ReturnType<typeof kindOf>
  ids: FieldIds
}

const attributes = ({ id, describedBy, invalid }: FieldIds) => ({
  id,
  'aria-describedby': describedBy,
  error: invalid,
})

export function NumberControl({ schema, path, value, ids }: ControlProps) {
  const { edit, readOnly } = useForm()
  const whole = schema.type === 'integer'
  return (
    <NumberInput
      {...attributes(ids)}
      key={String(value)}
      size="sm"
      maw={140}
      defaultValue={typeof value === 'number' ? value : undefined}
      min={schema.minimum}
      max={schema.maximum}
      clampBehavior="none"
      allowDecimal={!whole}
      readOnly={readOnly}
      onBlur={(event) => {
        const text = event.currentTarget.value.replaceAll(/[^\d.-]/g, '')
        const next = text === '' ? null : Number(text)
        if (next !== (value ?? null) && !Number.isNaN(next)) edit(path, next)
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

export function SwitchControl({ path, value, ids }: ControlProps) {
  const { t } = useTranslation()
  const { edit, readOnly } = useForm()
  return (
    <Switch
      {...attributes(ids)}
      checked={value === true}
      disabled={readOnly}
      label={value === true ? t('common.yes') : t('common.no')}
      aria-labelledby={ids.labelId}
      onChange={(event) => edit(path, event.currentTarget.checked)}
    />
  )
}

export function ChoiceControl({ schema, path, value, ids }: ControlProps) {
  const words = useValueWords()
  const { edit, readOnly, inList } = useForm()
  const options = schema.enum ?? [schema.const!]
  return (
    <Select
      {...attributes(ids)}
      maw={280}
      data={options.map((option) => ({ value: option, label: words(option) }))}
      value={typeof value === 'string' ? value : null}
      readOnly={readOnly || options.length === 1}
      clearable={inList}
      onChange={(next) => next !== value && edit(path, next)}
    />
  )
}

export function WordsControl(props: ControlProps) {
  const { schema, path, value, ids } = props
  const words = useValueWords()
  const suggestions = useSuggestions()(path)
  const { edit, readOnly } = useForm()
  const list = Array.isArray(value) ? value.map(String) : []
  const put = (next: string[]) => {
    const typed = isOfNumbers(schema) ? next.map(Number).filter((one) => !Number.isNaN(one)) : next
    edit(path, typed.length === 0 && schema.minItems ? null : typed)
  }
  const fixed = schema.items ? schema.items.enum : undefined
  const shared = { ...attributes(ids), value: list, readOnly, onChange: put }
  if (fixed) return <MultiSelect {...shared} data={fixed.map((option) => ({ value: option, label: words(option) }))} />
  // A name that has words is shown by them, and kept by its name.
  return <TagsInput {...shared} data={suggestions} splitChars={[',', '，']} />
}

const isOfNumbers = ({ items }: Schema) => Boolean(items && (items.type === 'integer' || items.type === 'number'))

export function ColourControl({ path, value, ids }: ControlProps) {
  const { edit, readOnly } = useForm()
  return (
    <ColorInput
      {...attributes(ids)}
      key={String(value)}
      size="sm"
      maw={160}
      defaultValue={typeof value === 'string' ? value : ''}
      readOnly={readOnly}
      onChangeEnd={(next) => next !== value && edit(path, next)}
      onBlur={(event) => event.currentTarget.value !== value && edit(path, event.currentTarget.value)}
    />
  )
}
