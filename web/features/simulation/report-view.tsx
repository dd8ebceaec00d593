import { useTranslation } from 'react-i18next'
import type { Report } from '../../../server/domains/simulation/contract.ts'
import { Assumed } from './assumed.tsx'
import { ComplianceTable } from './compliance-table.tsx'
import { DifferencesTable } from './differences-table.tsx'
import classes from './simulation.module.css'
import { StaffingMap } from './staffing-map.tsx'
import { WaitingTable } from './waiting-table.tsx'

/** One sentence first, then what it is made of. */
export function ReportView({ report }: { report: Report }) {
  const { t } = useTranslation('simulation')
  return (
    <div className={classes.report}>
      <Headline report={report} />
      <section className={classes.panel} aria-label={t('differences')}>
        <h2 className={classes.title}>{t('differences')}</h2>
        <p className={classes.hint}>{t('differences_hint')}</p>
        <DifferencesTable differences={report.differences} />
      </section>
      <section className={classes.panel} aria-label={t('compliance')}>
        <h2 className={classes.title}>{t('compliance')}</h2>
        <p className={classes.hint}>{t('compliance_hint')}</p>
        <ComplianceTable rows={report.compliance} />
      </section>
      <section className={classes.panel} aria-label={t('waiting')}>
        <h2 className={classes.title}>{t('waiting')}</h2>
        <p className={classes.hint}>{t('waiting_hint')}</p>
        <WaitingTable rows={report.waiting} />
      </section>
      <section className={classes.panel} aria-label={t('staffing')}>
        <h2 className={classes.title}>{t('staffing')}</h2>
        <p className={classes.hint}>
          {t('staffing_hint', {
            percent: report.assumptions.service_level_percent,
            zone: report.assumptions.time_zone,
          })}
        </p>
        <StaffingMap hours={report.staffing} />
      </section>
      <Assumed assumptions={report.assumptions} />
    </div>
  )
}

function Headline({ report: { tickets, days, version, headline, differences } }: { report: Report }) {
  const { t, i18n } = useTranslation('simulation')
  const number = (count: number) => count.toLocaleString(i18n.language)
  const past = t('past', { tickets: number(tickets), days })
  const { moved, breaches_before, breaches_after, newly_missed, no_longer_missed } = headline
  const { calls_before = 0, calls_after = 0 } = headline
  return (
    <p className={classes.headline} role="status">
      {past}{' '}
      {differences.length === 0
        ? t('nothing_differs', { version })
        : [
            moved > 0 ? t('moved', { count: moved, number: number(moved) }) : t('none_moved'),
            newly_missed + no_longer_missed > 0
              ? t('missed', {
                  ...{ before: number(breaches_before), after: number(breaches_after) },
                  ...{ newly: number(newly_missed), no_longer: number(no_longer_missed) },
                })
              : t('as_many_missed', { number: number(breaches_before) }),
            headline.escalations_before !== headline.escalations_after
              ? t('aged', { before: number(headline.escalations_before), after: number(headline.escalations_after) })
              : '',
            calls_before !== calls_after
              ? t('called', { before: number(calls_before), after: number(calls_after) })
              : '',
          ].join(' ')}
    </p>
  )
}
