import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldValue, Report, ReportField } from '../../../server/domains/interaction-reports/contract.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { FieldEditor } from './field-editor.tsx'
import { type FieldWords, isBlank, useFieldWords, Value } from './field-value.tsx'
import { kindOf } from './layout.ts'
import { ProvenanceMark } from './provenance-mark.tsx'
import classes from './report-field.module.css'

interface Props {
  report: Report
  field: ReportField
  editable: boolean
  /** What stood there before this version changed it; undefined where it did not. */
  before: FieldValue['value'] | undefined
}

/** One field: its name, what is known, where that comes from, and the way to write it. */
export function ReportFieldRow({ report, field, editable, before }: Props) {
  const { t } = useTranslation('outcome')
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const label = t(`report.field.${field}`)
  const found = report.fields[field]
  const value = found?.value ?? null
  const words = useFieldWords(report, field)
  const mayEdit = editable && kindOf(field) !== 'fixed'
  const stop = () => {
    setEditing(false)
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('[data-edit]')?.focus())
  }
  return (
    <div
      ref={row}
      className={classes.field}
      data-editing={editing || undefined}
      data-changed={before !== undefined || undefined}
    >
      <dt id={`label-${field}`}>
        {label}
        {before !== undefined && <span className="visually-hidden"> ({t('report.changed_here')})</span>}
      </dt>
      <dd className={classes.content}>
        {editing ? (
          <FieldEditor report={report} field={field} label={label} onDone={stop} />
        ) : (
          <div className={classes.value}>
            <div className={classes.words}>
              <Value value={value} words={words} />
              {before !== undefined && <Before value={before} words={words} />}
            </div>
            {mayEdit &&
              (isBlank(value) ? (
                <button
                  type="button"
                  data-edit
                  className={classes.add}
                  aria-label={t('report.add_to', { field: label })}
                  onClick={() => setEditing(true)}
                >
                  {t('report.add')}
                </button>
              ) : (
                <span className={classes.edit}>
                  <IconButton
                    data-edit
                    size={24}
                    label={t('report.edit_field', { field: label })}
                    icon={<IconPencil size={14} stroke={1.5} aria-hidden />}
                    onClick={() => setEditing(true)}
                  />
                </span>
              ))}
          </div>
        )}
      </dd>
      {found && !isBlank(value) && (
        <dd className={classes.origins}>
          <ProvenanceMark report={report} field={field} label={label} found={found} editable={mayEdit} />
        </dd>
      )}
    </div>
  )
}

function Before({ value, words }: { value: FieldValue['value']; words: FieldWords }) {
  const { t } = useTranslation('outcome')
  return (
    <div className={classes.before}>
      <span>{t('report.before')}: </span>
      {isBlank(value) ? t('report.was_blank') : <Value value={value} words={words} />}
    </div>
  )
}
