import { useElementSize } from '@mantine/hooks'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure } from '../../../server/domains/analytics/contract.ts'
import { ChartMarks } from './chart-marks.tsx'
import { type ChartPlan, HEIGHT, planOf } from './chart-plan.ts'
import classes from './dashboard.module.css'
import { axisText, figureText, type GrainName, stepText, tickText, unitOf, wishText } from './figure-words.ts'

interface Props {
  figure: Figure
  grain: GrainName
  /** Points of fewer cases are drawn small, without an interval. */
  few: number
  onDay: (day: string) => void
}

/**
 * The course of a figure. A slider lies over the drawing: the same arrow keys, touch and speech that move any slider move
 * from point to point, and Enter or a click opens the cases of one.
 */
export function CourseChart({ figure, grain, few, onDay }: Props) {
  const { t } = useTranslation('dashboard')
  const { ref, width } = useElementSize()
  const [at, setAt] = useState<number | null>(null)
  const plan = planOf(figure, width)
  const { series, name } = figure
  const last = Math.max(
    0,
    series.findLastIndex(({ value }) => value !== null),
  )
  const index = Math.min(at ?? last, series.length - 1)
  const words = usePointWords(figure, grain)
  const openCases = () => (series[index]?.cases ?? 0) > 0 && onDay(series[index]!.day)
  return (
    <div>
      <div className={classes.chart} ref={ref} style={{ height: HEIGHT }}>
        {width > 0 && (
          <>
            <svg width={width} height={HEIGHT} aria-hidden="true">
              <Axes plan={plan} figure={figure} grain={grain} />
              <ChartMarks plan={plan} figure={figure} at={at} few={few} />
            </svg>
            <input
              type="range"
              className={classes.slider}
              style={{ left: plan.left, right: plan.right }}
              min={0}
              max={series.length - 1}
              value={index}
              aria-label={`${t(`question.${name}`)} ${t('chart_keys')}`}
              aria-valuetext={t('point', words(index))}
              onChange={({ target }) => setAt(Number(target.value))}
              onFocus={() => setAt((current) => current ?? last)}
              onBlur={() => setAt(null)}
              onPointerMove={(event) => setAt(plan.indexAt(event.nativeEvent.offsetX))}
              onPointerLeave={() => setAt(null)}
              onClick={openCases}
              onKeyDown={(event) => event.key === 'Enter' && openCases()}
            />
            {at !== null && <Tip plan={plan} index={index} words={words(index)} />}
          </>
        )}
      </div>
      <Legend plan={plan} figure={figure} few={few} />
    </div>
  )
}

type PointWords = Record<'step' | 'said', string>

/** A point in words: its day, and what is known of it. */
function usePointWords({ series, name }: Figure, grain: GrainName) {
  const { t, i18n } = useTranslation('dashboard')
  return (index: number): PointWords => {
    const { day, value, cases, complete, low, high } = series[index]!
    const text = (number: number | null) => figureText(unitOf(name), number, i18n.language)
    const date = stepText(day, grain, i18n.language)
    const counted = name === 'satisfaction' || name === 'happy' ? 'ratings' : 'cases'
    const isCount = unitOf(name) === 'tickets'
    const said = [
      text(value),
      low !== null && high !== null && t('range', { low: text(low), high: text(high) }),
      !isCount && t(counted, { count: cases, number: figureText('tickets', cases, i18n.language) }),
      !complete && t('incomplete_word'),
    ].filter(Boolean)
    return { step: grain === 'week' ? t('week_of', { day: date }) : date, said: said.join(' · ') }
  }
}

function Tip({ plan, index, words }: { plan: ChartPlan; index: number; words: PointWords }) {
  const isRight = plan.x(index) > plan.width / 2
  return (
    <div
      className={`${classes.tip} tabular`}
      aria-hidden="true"
      style={isRight ? { right: plan.width - plan.x(index) + 10 } : { left: plan.x(index) + 10 }}
    >
      <strong>{words.step}</strong>
      {words.said}
    </div>
  )
}

function Axes({ plan, figure, grain }: { plan: ChartPlan; figure: Figure; grain: GrainName }) {
  const { i18n } = useTranslation()
  const { scale, series } = { scale: plan.scale, series: figure.series }
  return (
    <g className={classes.axes}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={plan.left} x2={plan.width - plan.right} y1={plan.y(tick)} y2={plan.y(tick)} />
          <text x={plan.left - 8} y={plan.y(tick) + 4} textAnchor="end">
            {axisText(unitOf(figure.name), tick, i18n.language)}
          </text>
        </g>
      ))}
      {series.map(({ day }, index) =>
        (series.length - 1 - index) % plan.every === 0 ? (
          <text key={day} x={plan.x(index)} y={HEIGHT - 6} textAnchor="middle">
            {tickText(day, grain, i18n.language)}
          </text>
        ) : null,
      )}
    </g>
  )
}

/** Says what is not self-explaining: the dashed lines, and the hatching. */
function Legend({ plan, figure, few }: { plan: ChartPlan; figure: Figure; few: number }) {
  const { t, i18n } = useTranslation('dashboard')
  const pattern = useId()
  const text = (value: number) => wishText(unitOf(figure.name), value, i18n.language)
  const hasFew = !plan.isBars && figure.series.some(({ cases, complete }) => complete && cases > 0 && cases < few)
  return (
    <p className={classes.legend}>
      {figure.target !== null && plan.holds(figure.target) && (
        <span>
          <svg width="18" height="8" aria-hidden="true" className={classes.targetLine}>
            <line x1="0" x2="18" y1="4" y2="4" />
          </svg>
          {t('wanted')} {text(figure.target)}
        </span>
      )}
      {figure.floor !== null && plan.holds(figure.floor) && (
        <span>
          <svg width="18" height="8" aria-hidden="true" className={classes.floorLine}>
            <line x1="0" x2="18" y1="4" y2="4" />
          </svg>
          {t('least')} {text(figure.floor)}
        </span>
      )}
      {hasFew && (
        <span>
          <svg width="8" height="8" aria-hidden="true">
            <circle cx="4" cy="4" r="2" className={classes.dot} data-few />
          </svg>
          {t('few_points', { count: few })}
        </span>
      )}
      {figure.series.some(({ complete }) => !complete) && (
        <span>
          <svg width="18" height="12" aria-hidden="true">
            <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" x2="0" y1="0" y2="5" className={classes.hatch} />
            </pattern>
            <rect width="18" height="12" fill={`url(#${pattern})`} />
          </svg>
          {t('incomplete')}
        </span>
      )}
    </p>
  )
}
