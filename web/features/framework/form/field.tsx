import { Anchor, ColorInput, MultiSelect, NumberInput, Select, Switch, TagsInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DurationField } from './duration-field.tsx'
import { FieldFrame, type FieldIds } from './field-frame.tsx'
import { type FieldProps, useForm } from './form-context.ts'
import { GroupField } from './group-field.tsx'
import { HoursField } from './hours-field.tsx'
import { ListField } from './list-field.tsx'
import { MapField } from './map-field.tsx'
import { MatrixField } from './matrix-field.tsx'
import { OrderField } from './order-field.tsx'
import { RoutesField } from './routes-field.tsx'
import { kindOf, patternOf, type Schema } from './schema.ts'
import { TextField } from './text-field.tsx'
import { useSuggestions } from './use-suggestions.ts'
import { useValueWords } from './use-value-words.ts'

/** The control of a key, whatever it holds. */
export function Field(props: FieldProps) {
  const { root, matches } = useForm()
  const pattern = patternOf(root, props.path)
  const kind = kindOf(props.schema, pattern)
  if (matches && !matches(pattern)) return null
  if (kind === 'group') return <GroupField {...props} />
  if (kind === 'map') return <MapField {...props} />
  if (kind === 'list') return <ListField {...props} />
  if (kind === 'matrix') return <MatrixField {...props} />
  if (kind === 'hours') return <HoursField {...props} />
  if (kind === 'order') return <OrderField {...props} />
  if (kind === 'routes') return <RoutesField {...props} />
  if (kind === 'automations') return <AutomationsLink {...props} />
  return (
    <FieldFrame path={props.path} grouped={kind === 'duration' || kind === 'rings'}>
      {(ids) => <Control {...props} kind={kind} ids={ids} />}
    </FieldFrame>
  )
}

interface ControlProps extends FieldProps {
  kind: ReturnType<typeof kindOf>
  ids: FieldIds
}

function Control(props: ControlProps) {
  switch (props.kind) {
    case 'duration':
    case 'rings':
      return <DurationField {...props} withRings={props.kind === 'rings'} />
    case 'number':
      return <NumberControl {...props} />
    case 'switch':
      return <SwitchControl {...props} />
    case 'choice':
    case 'fixed':
      return <ChoiceControl {...props} />
    case 'choices':
    case 'words':
      return <WordsControl {...props} />
    case 'colour':
      return <ColourControl {...props} />
    default:
      return <TextField {...props} />
  }
}

const attributes = ({ id, describedBy, invalid }: FieldIds) => ({
  id,
  'aria-describedby': describedBy,
  error: invalid,
})

function NumberControl({ schema, path, value, ids }: ControlProps) {
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

function SwitchControl({ path, value, ids }: ControlProps) {
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

function ChoiceControl({ schema, path, value, ids }: ControlProps) {
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

function WordsControl(props: ControlProps) {
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

function ColourControl({ path, value, ids }: ControlProps) {
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

/** Automations are written as text; here they are only named. */
function AutomationsLink({ path, value }: FieldProps) {
  const { t } = useTranslation('framework')
  const list = Array.isArray(value) ? (value as { name?: unknown; enabled?: unknown }[]) : []
  return (
    <FieldFrame path={path} grouped>
      {() => (
        <>
          {list.length === 0 && <p>{t('form.no_automations')}</p>}
          <ul>
            {list.map(({ name, enabled }, index) => (
              <li key={String(name ?? index)}>
                <code>{String(name)}</code> {enabled === false && t('form.switched_off')}
              </li>
            ))}
          </ul>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to={'/automations' as '/'} />}>
            {t('form.automations_link')}
          </Anchor>
        </>
      )}
    </FieldFrame>
  )
}
