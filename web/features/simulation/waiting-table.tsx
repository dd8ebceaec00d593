import { useTranslation } from 'react-i18next'
import type { Waited, Waiting } from '../../../server/domains/simulation/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import classes from './simulation.module.css'
import { useReportWords } from './use-report-words.ts'

const SIDES = ['recorded', 'before', 'after'] as const

/** How long a first answer waits: as it was, and as the simulation has it under both. */
export function WaitingTable({ rows }: { rows: readonly Waiting[] }) {
  const { t } = useTranslation('simulation')
  const words = useReportWords()
  if (rows.length === 0) return <p className={classes.dim}>{t('nobody_waited')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keyboard too
    <section className={classes.scroll} tabIndex={0} aria-label={t('waiting')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('channel_team')}</th>
            {SIDES.map((side) => (
              <th key={side} scope="col" className={classes.number}>
                {t(side)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.channel} ${row.team}`}>
              <th scope="row" data-part={row.team !== null || undefined}>
                {row.team === null ? words.channel(row.channel) : frameworkName(row.team)}
              </th>
              {SIDES.map((side) => (
                <WaitedCell key={side} waited={row[side]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function WaitedCell({ waited: { p50, p90, count, gave_up, never } }: { waited: Waited }) {
  const { t } = useTranslation('simulation')
  const span = useSpanWords()
  const lost = gave_up + never
  return (
    <td className={`${classes.number} tabular`}>
      {p50 === null || p90 === null ? '–' : t('spans', { median: span(p50), most: span(p90) })}
      {lost > 0 && (
        <span className={classes.lost}>{t('lost', { count: lost, percent: Math.round((100 * lost) / count) })}</span>
      )}
    </td>
  )
}

function useSpanWords() {
  const { i18n } = useTranslation()
  const unit = (value: number, unit: 'second' | 'minute' | 'hour', digits = 0) =>
    new Intl.NumberFormat(i18n.language, {
      ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits },
    } as Intl.NumberFormatOptions).format(value)
  return (seconds: number): string => {
    if (seconds < 90) return unit(seconds, 'second')
    return seconds < 5_400 ? unit(seconds / 60, 'minute') : unit(seconds / 3_600, 'hour', 1)
  }
}
