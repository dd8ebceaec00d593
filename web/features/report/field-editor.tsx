import { Button, Chip, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditReport, Report, ReportField } from '../../../server/domains/interaction-reports/contract.ts'
import { type DraftStep, draftsOf, emptyStep, halfWritten, stepsOf, writtenSteps } from '../../lib/steps.ts'
import { keyText } from '../../ui/key-caps.tsx'
import { StepsField } from '../../ui/steps-field.tsx'
import { useFieldWords, useWords, Value } from './field-value.tsx'
import { kindOf, OPTIONS } from './layout.ts'
import classes from './report-field.module.css'
import { useEditReport } from './use-edit-report.ts'

interface Props {
  report: Report
  field: ReportField
  label: string
  onDone: () => void
}

/** Writes one field. Saved by itself; when somebody was faster, both are shown and the text stays. */
export function FieldEditor({ report, field, label, onDone }: Props) {
  const { t } = useTranslation('outcome')
  const kind = kindOf(field)
  const { saving, conflict, save } = useEditReport(report, field)
  const [text, setText] = useState(() => textOf(report, field))
  const [steps, setSteps] = useState<DraftStep[]>(() => {
    const known = draftsOf(stepsOf(report))
    return known.length > 0 ? known : [emptyStep()]
  })
  const [tried, setTried] = useState(false)
  const words = useFieldWords(report, field)
  const submit = async () => {
    setTried(true)
    if (kind === 'steps' && halfWritten(steps).length > 0) return
    if (await save(kind === 'steps' ? stepsEdit(steps) : textEdit(field, text))) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onDone()
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div ref={showWhole} className={classes.editor} onKeyDown={onKeyDown}>
      {conflict && (
        <div className={classes.conflict} role="alert">
          <p>{t('report.conflict')}</p>
          <div className={classes.conflictNow}>
            <span>{t('report.conflict_now')}: </span>
            <Value value={report.fields[field]?.value ?? null} words={words} />
          </div>
        </div>
      )}
      {kind === 'choice' && <Choice field={field} label={label} value={text} onChange={setText} />}
      {kind === 'steps' && (
        <StepsField steps={steps} onChange={setSteps} showMissing={tried} addLabel={t('resolve.add_step')} />
      )}
      {(kind === 'text' || kind === 'list') && (
        <Textarea
          autoFocus
          autosize
          minRows={2}
          maxRows={16}
          maxLength={10_000}
          aria-label={label}
          description={kind === 'list' ? t('report.one_per_line') : undefined}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={classes.editorButtons}>
        <Button size="compact-sm" loading={saving} title={keyText('mod+enter')} onClick={() => void submit()}>
          {t('report.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t('report.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** Its buttons as well: near the lower edge they would open out of sight. */
const showWhole = (editor: HTMLElement | null) => editor?.scrollIntoView({ block: 'nearest' })

interface ChoiceProps {
  field: ReportField
  label: string
  value: string
  onChange: (value: string) => void
}

function Choice({ field, label, value, onChange }: ChoiceProps) {
  const words = useWords()
  return (
    <Chip.Group value={value} onChange={onChange}>
      <div className={classes.chips} role="radiogroup" aria-label={label}>
        {OPTIONS[field]?.map((option) => (
          <Chip key={option} value={option} size="sm" variant="light">
            {words(option)}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  )
}

function textOf(report: Report, field: ReportField) {
  const value = report.fields[field]?.value ?? null
  if (value === null) return ''
  if (typeof value === 'string') return value
  return value.map((item) => (typeof item === 'string' ? item : item.action)).join('\n')
}

/** Nothing written is nothing: what is found shows again. */
function textEdit(field: ReportField, text: string): EditReport {
  const written = text.trim()
  const lines = written.split('\n').map((line) => line.trim())
  const list = lines.filter((line) => line !== '')
  if (kindOf(field) === 'list') return { fields: { [field]: list.length > 0 ? list : null } }
  return { fields: { [field]: written === '' ? null : written } }
}

function stepsEdit(steps: DraftStep[]): EditReport {
  const written = writtenSteps(steps)
  return { steps: written.length > 0 ? written : null }
}
