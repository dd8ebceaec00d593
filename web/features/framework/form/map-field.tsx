import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../../lib/framework-names.ts'
import { Field } from './field.tsx'
import classes from './form.module.css'
import { type FieldProps, useForm } from './form-context.ts'
import { patternOf, type Schema } from './schema.ts'
import { starterOf } from './starters.ts'
import { useFieldName } from './use-key-words.ts'
import { useValueWords } from './use-value-words.ts'
import { isMap, valueAt } from './values.ts'

/** Entries under names of the operator's own: tiers, teams, calendars, limits. */
export function MapField({ schema, path, value }: FieldProps) {
  const { own, inList, edit, readOnly } = useForm()
  const { t } = useTranslation('framework')
  const name = useFieldName()(path)
  const entries = isMap(value) ? Object.entries(value) : []
  const child = schema.additionalProperties as Schema
  return (
    <div className={classes.group} data-path={path.join('.')} data-nested={path.length > 1 || undefined}>
      <h3 className={classes.groupTitle}>{name.label}</h3>
      {name.help && <p className={classes.help}>{name.help}</p>}
      {entries.length === 0 && <p className={classes.none}>{t('form.none')}</p>}
      {entries.map(([key, entry]) => {
        const at = [...path, key]
        const isOwn = inList || valueAt(own, at) !== undefined
        return (
          <div key={key} className={classes.entry}>
            <div className={classes.entryBody}>
              <Field schema={child} path={at} value={entry} />
            </div>
            {isOwn && !readOnly && (
              <ActionIcon
                aria-label={t('form.remove_of', { name: frameworkName(key) })}
                title={t('form.remove')}
                onClick={() => edit(at, null)}
              >
                <IconTrash size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            )}
          </div>
        )
      })}
      {!readOnly && <AddEntry schema={schema} path={path} taken={entries.map(([key]) => key)} label={name.label} />}
    </div>
  )
}

interface AddProps {
  schema: Schema
  path: readonly string[]
  taken: string[]
  label: string
}

/** A new name, chosen where there is a choice; it starts with what an entry must have. */
function AddEntry({ schema, path, taken, label }: AddProps) {
  const { t } = useTranslation('framework')
  const { edit, root, values } = useForm()
  const words = useValueWords()
  const [name, setName] = useState('')
  const names = namesFor(schema, path, values)?.filter((one) => !taken.includes(one))
  const word = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const isWord = /^[a-z][a-z0-9_]*$/.test(word) && !taken.includes(word)
  const add = (key: string) => {
    edit([...path, key], starterOf(patternOf(root, [...path, key]), values))
    setName('')
  }
  if (names?.length === 0) return null
  if (names)
    return (
      <Select
        maw={280}
        aria-label={t('form.add_to', { name: label })}
        placeholder={t('form.add')}
        data={names.map((one) => ({ value: one, label: words(one) }))}
        value={null}
        onChange={(key) => key && add(key)}
      />
    )
  return (
    <Group gap={6} maw={380} wrap="nowrap">
      <TextInput
        flex={1}
        aria-label={t('form.new_name', { name: label })}
        placeholder={t('form.new_name_hint')}
        error={name !== '' && !isWord && (taken.includes(word) ? t('form.name_taken') : t('form.name_wrong'))}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && isWord && add(word)}
      />
      <Button
        variant="default"
        disabled={!isWord}
        leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
        onClick={() => add(word)}
      >
        {t('form.add')}
      </Button>
    </Group>
  )
}

/** Which names there may be: those the schema lists, or those of the tiers and criteria. */
function namesFor({ propertyNames }: Schema, path: readonly string[], values: unknown): string[] | undefined {
  if (propertyNames?.enum) return propertyNames.enum
  const tiers = valueAt(values, ['support_tiers'])
  if (!isMap(tiers)) return undefined
  if (path.at(-1) === 'limits') return Object.keys(tiers)
  if (path.join('.') !== 'escalation.detected') return undefined
  return Object.values(tiers).flatMap((tier) => (isMap(tier) ? (tier.escalation_criteria as string[]) : []))
}
