import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDocument } from 'yaml'
import { ErrorState } from '../../../ui/states.tsx'
import { defaultsQuery, schemaQuery } from '../framework-queries.ts'
import type { Reading } from '../use-reading.ts'
import classes from './form.module.css'
import { type FormAccess, FormProvider } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import type { Schema } from './schema.ts'
import { sectionsOf } from './sections.ts'
import { useEdits } from './use-edits.ts'
import { useMatches } from './use-matches.ts'
import { laidOver, withValue } from './values.ts'

interface Props {
  text: string
  reading: Reading
  readOnly: boolean
  /** A dotted path to lead the reader to. */
  path: string | undefined
  onText: (text: string) => void
  onMend: (line: number) => void
}

/** The framework as a form, made from its schema: whatever the schema knows has a field. */
export function FormFace(props: Props) {
  const schema = useQuery(schemaQuery)
  const defaults = useQuery(defaultsQuery)
  const failed = schema.error ?? defaults.error
  if (failed) {
    const retry = () => void Promise.all([schema.refetch(), defaults.refetch()])
    return <ErrorState error={failed} retry={retry} />
  }
  if (!schema.data || !defaults.data) return <Skeleton height={480} />
  return <Form {...props} root={schema.data} defaults={defaults.data.text} />
}

function Form({
  root,
  defaults,
  text,
  reading,
  readOnly,
  path,
  onText,
  onMend,
}: Props & { root: Schema; defaults: string }) {
  const { t } = useTranslation('framework')
  const { edit, pending } = useEdits(text, onText)
  const [wanted, setWanted] = useState('')
  const base = useMemo(() => valuesOf(defaults).values, [defaults])
  const read = useMemo(() => valuesOf(text), [text])
  const own = useMemo(
    () => pending.reduce((own, { path, value }) => withValue(own, path, value), read.values),
    [read, pending],
  )
  const values = useMemo(() => laidOver(base, own), [base, own])
  const matches = useMatches(root, wanted)
  useEffect(() => showField(path), [path])
  if (read.fault) {
    const { line, message } = read.fault
    return (
      <p className={classes.cannot} role="alert">
        {t('form.cannot', { line, message })}{' '}
        <Button size="compact-sm" variant="light" onClick={() => onMend(line)}>
          {t('form.to_yaml')}
        </Button>
      </p>
    )
  }
  const access: FormAccess = {
    ...{ root, values, own, readOnly, edit, inList: false },
    ...{ mistakes: reading.mistakes, findings: reading.findings },
  }
  const sections = sectionsOf(root).filter(({ keys }) => !matches || keys.some((key) => matches(key)))
  return (
    <FormProvider value={access}>
      <TextInput
        type="search"
        className={classes.find}
        leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
        aria-label={t('form.find')}
        placeholder={t('form.find')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {sections.map((section) => (
        <FormSection key={section.name} section={section} matches={matches} path={path} />
      ))}
      <p role="status" className={classes.none}>
        {sections.length === 0 && t('form.none_found')}
      </p>
    </FormProvider>
  )
}

interface Read {
  values: unknown
  fault: { line: number; message: string } | null
}

function valuesOf(text: string): Read {
  const document = parseDocument(text, { prettyErrors: true })
  const [error] = document.errors
  if (!error) return { values: document.toJS({ maxAliasCount: 100 }) ?? {}, fault: null }
  return { values: {}, fault: { line: error.linePos?.[0].line ?? 1, message: error.message.split('\n')[0]! } }
}

/** Leads to a field, or to the nearest one around it, once it is drawn. */
function showField(path: string | undefined) {
  if (!path) return
  const frame = requestAnimationFrame(() => {
    const keys = path.split('.')
    for (let length = keys.length; length > 0; length--) {
      const field = document.querySelector(`[data-path="${CSS.escape(keys.slice(0, length).join('.'))}"]`)
      if (!field) continue
      field.scrollIntoView({ block: 'center' })
      const control = field.matches('select') ? field : field.querySelector('input, select, button')
      if (control instanceof HTMLElement) control.focus({ preventScroll: true })
      return
    }
  })
  return () => cancelAnimationFrame(frame)
}
