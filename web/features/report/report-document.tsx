import { useTranslation } from 'react-i18next'
import type { Report, ReportField, ReportVersion } from '../../../server/domains/interaction-reports/contract.ts'
import { SECTIONS } from './layout.ts'
import classes from './report.module.css'
import { ReportFieldRow } from './report-field-row.tsx'

interface Props {
  report: Report
  editable: boolean
  /** Fields that changed with the version on screen, and what was before it. */
  changed: readonly ReportField[]
  before: ReportVersion | undefined
}

/** Sections, groups and fields in the order of the report. */
export function ReportDocument({ report, editable, changed, before }: Props) {
  const { t } = useTranslation('outcome')
  return (
    <>
      <h1 id="report-title" className={classes.title}>
        {t('report.title')}
      </h1>
      {SECTIONS.map((section) => (
        <section key={section.id} className={classes.section} aria-label={t(`report.section.${section.id}`)}>
          <h2>{t(`report.section.${section.id}`)}</h2>
          {section.groups.map((group) => (
            <div key={group.id} className={classes.group} data-signature={group.id === 'signature' || undefined}>
              <h3 className={group.id === 'signature' ? 'visually-hidden' : undefined}>
                {t(`report.group.${group.id}`)}
              </h3>
              <dl className={classes.fields}>
                {group.fields.map((field) => (
                  <ReportFieldRow
                    key={field}
                    report={report}
                    field={field}
                    editable={editable}
                    before={changed.includes(field) ? (before?.fields[field]?.value ?? null) : undefined}
                  />
                ))}
              </dl>
            </div>
          ))}
        </section>
      ))}
      <p className={classes.zone}>{t('report.zone', { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
    </>
  )
}
