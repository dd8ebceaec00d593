import { Button, Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldValue, Report, ReportField } from '../../../server/domains/interaction-reports/contract.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { Evidence } from './evidence.tsx'
import { kindOf } from './layout.ts'
import classes from './report-field.module.css'
import { useEditReport } from './use-edit-report.ts'

interface Props {
  report: Report
  field: ReportField
  label: string
  found: FieldValue
  editable: boolean
}

/** The quiet word beside a value: where it comes from. Opens what to look at to believe it. */
export function ProvenanceMark({ report, field, label, found, editable }: Props) {
  const { t } = useTranslation('outcome')
  const [open, setOpen] = useState(false)
  const source = found.edited_by?.name ?? t(`report.source.${found.source}`)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.source}
          data-person={found.source === 'person' || undefined}
          aria-expanded={open}
          aria-label={t('report.source_of', { field: label, source })}
          onClick={() => setOpen((now) => !now)}
        >
          {source}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} maw="calc(100vw - 16px)">
        <div className={classes.origin} tabIndex={-1} data-autofocus>
          <p>{t(`report.source_hint.${found.source}`)}</p>
          {found.detail && <p className={classes.quiet}>{found.detail}</p>}
          {found.edited_by && (
            <p className={classes.quiet}>
              {t('report.by', { name: found.edited_by.name })}
              {found.edited_at && (
                <>
                  {' · '}
                  <TimeAgo at={found.edited_at} style="words" />
                </>
              )}
            </p>
          )}
          <Evidence ticketId={report.ticket_id} evidence={found.evidence} />
          {kindOf(field) === 'fixed' && <p className={classes.quiet}>{t('report.fixed')}</p>}
          {editable && found.source === 'person' && (
            <Clear report={report} field={field} onDone={() => setOpen(false)} />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Takes back what people wrote; what is found shows again. */
function Clear({ report, field, onDone }: Pick<Props, 'report' | 'field'> & { onDone: () => void }) {
  const { t } = useTranslation('outcome')
  const { saving, save } = useEditReport(report, field)
  const clear = async () => {
    if (await save(field === 'steps_taken' ? { steps: null } : { fields: { [field]: null } })) onDone()
  }
  return (
    <Button size="compact-sm" variant="default" loading={saving} onClick={() => void clear()}>
      {t('report.clear')}
    </Button>
  )
}
