import { useTranslation } from 'react-i18next'
import type { FieldValue, Step } from '../../../server/domains/interaction-reports/contract.ts'
import { exact, localeOf } from '../../lib/time.ts'
import classes from './report-field.module.css'

type Content = FieldValue['value']

export const isBlank = (value: Content) => value === null || value.length === 0

/** A value as it is read: words, a list, or steps with their results. Blank is a dash. */
export function Value({ value }: { value: Content }) {
  const { t } = useTranslation('outcome')
  const words = useWords()
  if (value === null || value.length === 0) {
    return (
      <span className={classes.blank}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('report.blank')}</span>
      </span>
    )
  }
  if (typeof value === 'string') return <span className={classes.text}>{words(value)}</span>
  return (
    <ul className={classes.list}>
      {value.map((item, index) => (
        <li key={`${index.toString()}-${typeof item === 'string' ? item : item.action}`}>
          {typeof item === 'string' ? words(item) : <OneStep step={item} />}
        </li>
      ))}
    </ul>
  )
}

function OneStep({ step: { action, result, at, by } }: { step: Step }) {
  const { i18n } = useTranslation()
  return (
    <>
      <span className={classes.text}>{action}</span>
      {result && <span className={classes.result}>{result}</span>}
      {(by || at) && (
        <span className={classes.stepBy}>
          {by}
          {by && at && ', '}
          {at && (
            <time dateTime={at} title={exact(at, i18n.language)}>
              {new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: 'medium', timeStyle: 'short' }).format(
                new Date(at),
              )}
            </time>
          )}
        </span>
      )}
    </>
  )
}

/** Single words of the report are written in its own language; the reader sees them in theirs. */
export function useWords() {
  const { i18n } = useTranslation()
  return (value: string) => {
    const key = `report.value.${value.toLowerCase()}`
    return /^[\w -]+$/.test(value) && i18n.exists(key, { ns: 'outcome' })
      ? i18n.t(key as 'report.value.low', { ns: 'outcome' })
      : value
  }
}
