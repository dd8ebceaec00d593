import { Anchor } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFindingWords } from '../use-finding-words.ts'
import classes from './form.module.css'
import { useForm } from './form-context.ts'
import { useFieldName } from './use-key-words.ts'
import { valueAt } from './values.ts'

export interface FieldIds {
  id: string
  labelId: string
  describedBy: string
  invalid: boolean
}

interface Props {
  path: readonly string[]
  /** Several controls: they are a group under the label instead of one labelled field. */
  grouped?: boolean
  wide?: boolean
  children: (ids: FieldIds) => ReactNode
}

/** A key of the framework: what it is called, whose value it is, what it is for, its control, and what is wrong. */
export function FieldFrame({ path, grouped, wide, children }: Props) {
  const name = useFieldName()(path)
  const id = useId()
  const ids = { id, labelId: `${id}-label`, describedBy: `${id}-help ${id}-wrong`, invalid: false }
  const { mistakes, findings } = useForm()
  const at = path.join('.')
  const here = (one: { path: string }) => one.path === at || one.path.startsWith(`${at}.`)
  const wrong = mistakes.filter(here)
  const Label = grouped ? 'span' : 'label'
  return (
    <div className={classes.field} data-wide={wide || undefined} data-path={at}>
      <div className={classes.about}>
        <Label id={ids.labelId} {...(grouped ? {} : { htmlFor: id })} className={classes.label}>
          {name.label}
        </Label>
        <Mark path={path} label={name.label} />
        {name.help && (
          <p id={`${id}-help`} className={classes.help}>
            {name.help}
          </p>
        )}
      </div>
      <div className={classes.control} {...(grouped ? { role: 'group', 'aria-labelledby': ids.labelId } : {})}>
        {children({ ...ids, invalid: wrong.length > 0 })}
        <div id={`${id}-wrong`} aria-live="polite">
          {wrong.map(({ path, message }) => (
            <p key={path + message} className={classes.wrong}>
              {path === at ? message : `${path.slice(at.length + 1)}: ${message}`}
            </p>
          ))}
          {findings
            .filter((one) => one.path === at)
            .map((one) => (
              <Advice key={one.code} finding={one} />
            ))}
        </div>
      </div>
    </div>
  )
}

/** Whether the value is the operator's, with the way back to the default. */
function Mark({ path, label }: { path: readonly string[]; label: string }) {
  const { t } = useTranslation('framework')
  const { own, edit, inList, readOnly } = useForm()
  if (inList) return null
  const isOwn = valueAt(own, path) !== undefined
  if (!isOwn) return <span className={classes.mark}>{t('form.default')}</span>
  return (
    <span className={classes.mark} data-own>
      {t('form.own')}
      {!readOnly && (
        <Anchor
          component="button"
          type="button"
          className={classes.reset}
          aria-label={t('form.reset_of', { name: label })}
          onClick={() => edit(path, null)}
        >
          {t('form.reset')}
        </Anchor>
      )}
    </span>
  )
}

function Advice({ finding }: { finding: ReturnType<typeof useForm>['findings'][number] }) {
  const words = useFindingWords()
  return <p className={classes.advice}>{words(finding)}</p>
}
