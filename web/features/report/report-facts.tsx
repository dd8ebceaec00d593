import { useTranslation } from 'react-i18next'
import type { Report } from '../../../server/domains/interaction-reports/contract.ts'
import { percentOf } from '../../lib/words.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './report-side.module.css'

/** How complete it is, what the cause was, and when it was resolved. */
export function ReportFacts({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('outcome')
  const percent = percentOf(report.completeness, i18n.language)
  return (
    <section className={classes.box}>
      <div className={classes.complete}>
        <Ring share={report.completeness} label={t('report.completeness', { percent })} />
        <div>
          <p className={`${classes.percent} tabular`}>{percent}</p>
          <p className={classes.quiet}>{t('report.complete')}</p>
        </div>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('resolve.cause')}</dt>
          <dd>
            {report.cause_code ? t(`cause.${report.cause_code}`) : '–'}
            {report.cause_source === 'rule' && <span className={classes.tag}>{t('resolve.proposed')}</span>}
          </dd>
        </div>
        {report.resolved_at && (
          <div>
            <dt>{t('reports.resolved')}</dt>
            <dd>
              <TimeAgo at={report.resolved_at} style="words" />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const RADIUS = 16
const ROUND = 2 * Math.PI * RADIUS

function Ring({ share, label }: { share: number; label: string }) {
  return (
    <svg viewBox="0 0 40 40" width="44" height="44" role="img" aria-label={label} className={classes.ring}>
      <circle cx="20" cy="20" r={RADIUS} />
      <circle
        cx="20"
        cy="20"
        r={RADIUS}
        data-part
        strokeDasharray={`${Math.max(0, Math.min(1, share)) * ROUND} ${ROUND}`}
        transform="rotate(-90 20 20)"
      />
    </svg>
  )
}
