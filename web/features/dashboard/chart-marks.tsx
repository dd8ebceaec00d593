import { useId } from 'react'
import type { Figure } from '../../../server/domains/analytics/contract.ts'
import type { ChartPlan } from './chart-plan.ts'
import classes from './dashboard.module.css'

interface Props {
  plan: ChartPlan
  figure: Figure
  /** The point looked at. */
  at: number | null
  /** Points of fewer cases are small, and have no band. */
  few: number
}

export function ChartMarks({ plan, figure, at, few }: Props) {
  const pattern = useId()
  const { series, target, floor } = figure
  return (
    <g>
      <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="6" className={classes.hatch} />
      </pattern>
      {!plan.isBars &&
        series.map(({ day, complete }, index) =>
          complete ? null : (
            <rect
              key={day}
              x={plan.x(index) - plan.step / 2}
              y={plan.top}
              width={plan.step}
              height={plan.bottom - plan.top}
              fill={`url(#${pattern})`}
            />
          ),
        )}
      {at !== null && (
        <line className={classes.cursor} x1={plan.x(at)} x2={plan.x(at)} y1={plan.top} y2={plan.bottom} />
      )}
      {plan.isBars ? (
        <Bars plan={plan} figure={figure} at={at} pattern={pattern} />
      ) : (
        <Line plan={plan} figure={figure} at={at} few={few} />
      )}
      {target !== null && <Wish plan={plan} value={target} className={classes.targetLine} />}
      {floor !== null && <Wish plan={plan} value={floor} className={classes.floorLine} />}
    </g>
  )
}

function Wish({ plan, value, className }: { plan: ChartPlan; value: number; className: string | undefined }) {
  if (!plan.holds(value)) return null
  return (
    <g className={className}>
      <line x1={plan.left} x2={plan.width - plan.right} y1={plan.y(value)} y2={plan.y(value)} />
    </g>
  )
}

function Bars({ plan, figure, at, pattern }: Omit<Props, 'few'> & { pattern: string }) {
  const wide = Math.min(28, Math.max(2, plan.step - Math.max(2, plan.step * 0.25)))
  return figure.series.map(({ day, value, complete }, index) => {
    if (value === null || value === 0) return null
    const box = {
      ...{ x: plan.x(index) - wide / 2, y: plan.y(value), width: wide, rx: Math.min(2, wide / 4) },
      height: plan.bottom - plan.y(value),
    }
    return (
      <g key={day} className={classes.bar} data-at={at === index || undefined} data-open={!complete || undefined}>
        <rect {...box} />
        {!complete && <rect {...box} style={{ fill: `url(#${pattern})` }} />}
      </g>
    )
  })
}

interface Point {
  index: number
  value: number
  low: number | null
  high: number | null
  cases: number
  complete: boolean
}

/** A gap where nothing is known; dashed where it is not complete yet. */
function Line({ plan, figure, at, few }: Props) {
  const runs = runsOf(figure)
  const points = runs.flat()
  return (
    <g>
      {runs.map((run) => (
        <path key={`band-${run[0]!.index}`} className={classes.band} d={bandOf(plan, run, few)} />
      ))}
      {points.slice(1).map((point, position) => {
        const before = points[position]!
        return (
          <line
            key={point.index}
            className={classes.line}
            data-open={!point.complete || !before.complete || point.index - before.index > 1 || undefined}
            x1={plan.x(before.index)}
            y1={plan.y(before.value)}
            x2={plan.x(point.index)}
            y2={plan.y(point.value)}
          />
        )
      })}
      {points.map(({ index, value, cases, complete }) => (
        <circle
          key={index}
          className={classes.dot}
          data-open={!complete || undefined}
          data-few={cases < few || undefined}
          cx={plan.x(index)}
          cy={plan.y(value)}
          r={at === index ? 5 : plan.step > 14 && cases >= few ? 3 : 2}
        />
      ))}
    </g>
  )
}

/** Points that follow one another without a gap. */
function runsOf({ series }: Figure): Point[][] {
  const runs: Point[][] = []
  for (const [index, { value, low, high, cases, complete }] of series.entries()) {
    if (value === null) continue
    const run = runs.at(-1)
    if (run && run.at(-1)!.index === index - 1) run.push({ index, value, low, high, cases, complete })
    else runs.push([{ index, value, low, high, cases, complete }])
  }
  return runs
}

/** How sure each point is: from low to high, all along the run. */
function bandOf(plan: ChartPlan, run: readonly Point[], few: number): string {
  const known = run.filter(({ low, high, cases }) => low !== null && high !== null && cases >= few)
  if (known.length < 2) return ''
  const upper = known.map(({ index, high }) => `${plan.x(index)},${plan.y(high!)}`)
  const lower = known.toReversed().map(({ index, low }) => `${plan.x(index)},${plan.y(low!)}`)
  return `M${[...upper, ...lower].join('L')}Z`
}
