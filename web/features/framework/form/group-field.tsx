import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import classes from './form.module.css'
import { type FieldProps, useForm } from './form-context.ts'
import { useFieldName } from './use-key-words.ts'
import { isMap } from './values.ts'

/** Keys that belong together. In a list, those that are not used stay out of the way until somebody wants them. */
export function GroupField({ schema, path, value }: FieldProps) {
  const name = useFieldName()(path)
  const isSection = path.length === 1
  return (
    <div className={classes.group} data-path={path.join('.')} data-nested={!isSection || undefined}>
      {!isSection && <h3 className={classes.groupTitle}>{name.label}</h3>}
      {!isSection && name.help && <p className={classes.help}>{name.help}</p>}
      <Entries schema={schema} path={path} value={value} />
    </div>
  )
}

/** More keys than this are shown only as far as they are used. */
const FEW = 5

/** The keys of a map with fixed names. */
export function Entries({ schema, path, value }: FieldProps) {
  const { inList, readOnly } = useForm()
  const [wanted, setWanted] = useState<readonly string[]>([])
  const keys = Object.entries(schema.properties ?? {})
  const at = (key: string) => (isMap(value) ? value[key] : undefined)
  const spares = inList && keys.length > FEW
  const isShown = (key: string) => !spares || key === 'name' || at(key) !== undefined || wanted.includes(key)
  const hidden = keys.filter(([key]) => !isShown(key)).map(([key]) => key)
  return (
    <>
      {keys
        .filter(([key]) => isShown(key))
        .map(([key, child]) => (
          <Field key={key} schema={child} path={[...path, key]} value={at(key)} />
        ))}
      {hidden.length > 0 && !readOnly && (
        <AddSetting path={path} keys={hidden} onAdd={(key) => setWanted([...wanted, key])} />
      )}
    </>
  )
}

interface AddProps {
  path: readonly string[]
  keys: readonly string[]
  onAdd: (key: string) => void
}

function AddSetting({ path, keys, onAdd }: AddProps) {
  const { t } = useTranslation('framework')
  const nameOf = useFieldName()
  return (
    <Select
      size="xs"
      maw={280}
      aria-label={t('form.add_setting')}
      placeholder={t('form.add_setting')}
      data={keys.map((key) => ({ value: key, label: nameOf([...path, key]).label }))}
      value={null}
      onChange={(key) => key && onAdd(key)}
    />
  )
}
