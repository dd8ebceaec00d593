import type { Figure } from '../../../server/domains/analytics/contract.ts'
import classes from './dashboard.module.css'

const [WIDTH, HEIGHT] = [72, 24]

/** The course in small, without what is not complete yet. The chart below tells it in full. */
export function SparkLine({ figure }: { figure: Figure }) {
  const points = figure.series.filter(({ value, complete }) => value !== null && complete)
  if (points.length < 3) return null
  const values = points.map(({ value }) => value!)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const path = values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * (WIDTH - 4) + 2
      const y = high === low ? HEIGHT / 2 : HEIGHT - 3 - ((value - low) / (high - low)) * (HEIGHT - 6)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
  return (
    <svg className={classes.spark} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={path} />
    </svg>
  )
}
