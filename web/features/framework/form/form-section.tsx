import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import classes from './form.module.css'
import { FormProvider, useForm } from './form-context.ts'
import type { Section } from './sections.ts'
import type { Matches } from './use-matches.ts'
import { isMap, valueAt } from './values.ts'

interface Props {
  section: Section
  matches: Matches | null
  path: string | undefined
}

/** A part of the form; folded, it tells how much of it is the operator's own. */
export function FormSection({ section, matches, path }: Props) {
  const { t } = useTranslation('framework')
  const form = useForm()
  const id = useId()
  const leads = path !== undefined && section.keys.includes(path.split('.')[0]!)
  const [isOpen, setOpen] = useState(section.name === 'channels' || leads)
  useEffect(() => {
    if (leads) setOpen(true)
  }, [leads])
  const open = isOpen || matches !== null
  const count = section.keys.reduce((sum, key) => sum + leaves(valueAt(form.own, [key])), 0)
  const wrong = form.mistakes.some(({ path }) => section.keys.includes(path.split('.')[0]!))
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!isOpen)}>
          <IconChevronRight size={16} stroke={1.75} aria-hidden />
          {t(`section.${section.name}`)}
          <span className={classes.count} data-wrong={wrong || undefined}>
            {wrong
              ? t('bar.mistakes', { count: form.mistakes.length })
              : count > 0
                ? t('form.own_count', { count })
                : ''}
          </span>
        </button>
      </h2>
      {open && (
        <FormProvider value={{ ...form, matches }}>
          <div className={classes.fields}>
            {section.keys.map((key) => (
              <Field key={key} schema={form.root.properties![key]!} path={[key]} value={valueAt(form.values, [key])} />
            ))}
          </div>
        </FormProvider>
      )}
    </section>
  )
}

const leaves = (value: unknown): number =>
  value === undefined ? 0 : isMap(value) ? Object.values(value).reduce<number>((sum, one) => sum + leaves(one), 0) : 1
