import { useTranslation } from 'react-i18next'
import type { ReportVersion } from '../../../server/domains/interaction-reports/contract.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './report-side.module.css'

interface Props {
  versions: ReportVersion[]
  viewed: number | null
  onView: (version: number | null) => void
}

/** What the report has been: each version with its cause, author and extent. */
export function Versions({ versions, viewed, onView }: Props) {
  const { t } = useTranslation('outcome')
  const newest = versions[0]?.version
  return (
    <section className={classes.box}>
      <h2 className={classes.boxTitle}>{t('report.versions')}</h2>
      {versions.length === 0 && <p className={classes.quiet}>{t('report.versions_empty')}</p>}
      <ol className={classes.versions}>
        {versions.map((one) => (
          <li key={one.version}>
            <button
              type="button"
              className={classes.version}
              aria-pressed={viewed === one.version || (viewed === null && one.version === newest)}
              onClick={() => onView(one.version === viewed ? null : one.version)}
            >
              <span className={`${classes.versionNumber} tabular`}>{one.version}</span>
              <span>{t(`report.version_cause.${one.cause}`)}</span>
              <TimeAgo at={one.at} className={classes.versionTime} />
              <span className={classes.versionBy}>
                {one.author?.name ?? t('report.system')}
                {one.changed.length > 0 && ` · ${t('report.changed', { count: one.changed.length })}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
