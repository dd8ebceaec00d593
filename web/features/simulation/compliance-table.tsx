import { useTranslation } from 'react-i18next'
import type { Compliance, Kept } from '../../../server/domains/simulation/contract.ts'
import classes from './simulation.module.css'
import { useReportWords } from './use-report-words.ts'

/** Deadlines kept, by channel and clock. */
export function ComplianceTable({ rows }: { rows: readonly Compliance[] }) {
  const { t } = useTranslation('simulation')
  const words = useReportWords()
  if (rows.length === 0) return <p className={classes.dim}>{t('no_clocks')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keyboard too
    <section className={classes.scroll} tabIndex={0} aria-label={t('compliance')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('channel')}</th>
            <th scope="col">{t('clock_label')}</th>
            <th scope="col" className={classes.number}>
              {t('before')}
            </th>
            <th scope="col" className={classes.number}>
              {t('after')}
            </th>
            <th scope="col" className={classes.number}>
              {t('change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ channel, clock, before, after }) => (
            <tr key={`${channel} ${clock}`}>
              <th scope="row">{words.channel(channel)}</th>
              <td>{words.clock(clock)}</td>
              <KeptCell kept={before} />
              <KeptCell kept={after} />
              <ChangeCell before={before} after={after} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function KeptCell({ kept: { percent, met, missed } }: { kept: Kept }) {
  const words = useReportWords()
  return (
    <td className={`${classes.number} tabular`}>
      {percent === null ? '–' : `${words.number(percent)} %`}{' '}
      <span className={classes.dim}>
        {words.number(met)}/{words.number(met + missed)}
      </span>
    </td>
  )
}

const POINT = 0.05

function ChangeCell({ before, after }: { before: Kept; after: Kept }) {
  const { t } = useTranslation('simulation')
  const words = useReportWords()
  const points = (after.percent ?? 0) - (before.percent ?? 0)
  const isSame = before.percent === null || after.percent === null || Math.abs(points) < POINT
  if (isSame) return <td className={`${classes.number} ${classes.dim}`}>{t('same')}</td>
  return (
    <td
      className={`${classes.number} tabular`}
      data-better={points > 0 || undefined}
      data-worse={points < 0 || undefined}
    >
      {points > 0 ? '+' : '−'}
      {words.number(Math.abs(points))}
    </td>
  )
}
