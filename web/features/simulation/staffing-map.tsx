import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffedHour } from '../../../server/domains/simulation/contract.ts'
import classes from './simulation.module.css'
import { useReportWords } from './use-report-words.ts'

const MEASURES = ['erlang_c', 'erlang_a', 'present', 'contacts', 'in_time'] as const
type Measure = (typeof MEASURES)[number]
const SIDES = ['before', 'after'] as const
type Side = (typeof SIDES)[number]
/** 2024-01-01 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000
const SHADES = 5

/**
 * A row for each weekday, a column for each hour. It is a table whose cells are also shaded: numbers are never in the
 * colour alone.
 */
export function StaffingMap({ hours }: { hours: readonly StaffedHour[] }) {
  const { t, i18n } = useTranslation('simulation')
  const [measure, setMeasure] = useState<Measure>('erlang_c')
  const [side, setSide] = useState<Side>('after')
  const words = useReportWords()
  const figureOf = (hour: StaffedHour): number | null =>
    measure === 'present' || measure === 'contacts' ? hour[measure] : hour[side][measure]
  const most = Math.max(1e-9, ...hours.map((hour) => figureOf(hour) ?? 0))
  const hasSides = measure !== 'present' && measure !== 'contacts'
  return (
    <>
      <div className={classes.choices}>
        <SegmentedControl
          size="xs"
          value={measure}
          onChange={(chosen) => setMeasure(chosen as Measure)}
          data={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
          aria-label={t('measure.label')}
        />
        {hasSides && (
          <SegmentedControl
            size="xs"
            value={side}
            onChange={(chosen) => setSide(chosen as Side)}
            data={SIDES.map((value) => ({ value, label: t(value) }))}
            aria-label={t('side')}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen must be scrolled by keyboard too */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('staffing')}>
        <table className={classes.map}>
          <caption className={classes.caption}>{t(`measure_hint.${measure}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={String(hour)} scope="col" className="tabular">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: 7 }, (_, day) => (
              <tr key={String(day)}>
                <th scope="row">{weekday(day, i18n.language)}</th>
                {hours.slice(day * 24, day * 24 + 24).map((hour) => (
                  <td
                    key={hour.hour}
                    className="tabular"
                    data-shade={Math.round((SHADES * (figureOf(hour) ?? 0)) / most)}
                  >
                    {figureOf(hour) === null ? '–' : words.number(Math.round(10 * figureOf(hour)!) / 10)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const weekday = (day: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(MONDAY + day * DAY_MS)
