import { useTranslation } from 'react-i18next'
import type { FieldValue, Report, ReportField, Step } from '../../../server/domains/interaction-reports/contract.ts'
import { exact, localeOf } from '../../lib/time.ts'
import { criterionName } from '../../lib/why-sentences.ts'
import classes from './report-field.module.css'
import { causeWords, stepWords, valueWords } from './report-sentences.ts'

type Content = FieldValue['value']

export const isBlank = (value: Content) => value === null || value.length === 0

/** A value as it is read: words, a list, or steps with their results. Blank is a dash. */
export function Value({ value, words }: { value: Content; words: FieldWords }) {
  const { t } = useTranslation('outcome')
  if (value === null || value.length === 0) {
    return (
      <span className={classes.blank}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('report.blank')}</span>
      </span>
    )
  }
  if (typeof value === 'string') return <span className={classes.text}>{words.value(value)}</span>
  return (
    <ul className={classes.list}>
      {value.map((item, index) => (
        <li key={`${index.toString()}-${typeof item === 'string' ? item : item.action}`}>
          {typeof item === 'string' ? words.value(item) : <OneStep step={item} words={words} />}
        </li>
      ))}
    </ul>
  )
}

function OneStep({ step: { action, result, at, by }, words }: { step: Step; words: FieldWords }) {
  const { i18n } = useTranslation()
  return (
    <>
      <span className={classes.text}>{words.step(action)}</span>
      {result && <span className={classes.result}>{words.step(result)}</span>}
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

export interface FieldWords {
  value: (text: string) => string
  step: (text: string) => string
}

/** What the product found is read in the reader's language; what a person or the customer wrote stays as it is. */
export function useFieldWords(report: Report, field: ReportField): FieldWords {
  const { t, i18n } = useTranslation(['outcome', 'app', 'case', 'tasks'])
  const word = useWords()
  const source = report.fields[field]?.source
  const { t: tCase } = useTranslation(['app', 'case', 'tasks'])
  const reader = { t, language: i18n.language, word, criterion: (name: string) => criterionName(name, tCase) }
  const cause = field === 'problem_analysis' ? report.cause_code : null
  const isFound = source !== 'person' && source !== 'messages'
  return {
    value: (text) => causeWords(text, cause, reader) ?? (isFound ? valueWords(text, reader) : word(text)),
    step: (text) => stepWords(text, reader),
  }
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
