import { useTranslation } from 'react-i18next'
import type { Deflection } from '../../../lib/queries/knowledge-care.ts'
import { percentOf } from '../../../lib/words.ts'
import classes from './care.module.css'

type Rate = Deflection['rate']

/** Shares beside each other, each with what chance leaves open; the same as a table for those who cannot see it. */
export function RateBars({ bars, asTable }: { bars: readonly { name: string; rate: Rate }[]; asTable: boolean }) {
  const { t, i18n } = useTranslation('knowledge')
  const percent = (value: number | null | undefined) => (value == null ? '–' : percentOf(value, i18n.language))
  if (asTable) {
    return (
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('deflection.share')}</th>
            <th scope="col" data-number>
              {t('deflection.value')}
            </th>
            <th scope="col" data-number>
              {t('effect.interval')}
            </th>
            <th scope="col" data-number>
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, rate }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-number className="tabular">
                {percent(rate.value)}
              </td>
              <td data-number className="tabular">
                {rate.interval ? `${percent(rate.interval.low)} – ${percent(rate.interval.high)}` : '–'}
              </td>
              <td data-number className="tabular">
                {rate.of}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  return (
    <ul className={classes.bars}>
      {bars.map(({ name, rate }) => (
        <li key={name}>
          <span className={classes.barName}>{name}</span>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.fill} style={{ width: `${(rate.value ?? 0) * 100}%` }} />
            {rate.interval && (
              <span
                className={classes.whisker}
                style={{
                  left: `${rate.interval.low * 100}%`,
                  width: `${(rate.interval.high - rate.interval.low) * 100}%`,
                }}
              />
            )}
          </span>
          <span className={`${classes.barValue} tabular`}>
            {percent(rate.value)} <small>n={rate.of}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
