import { useElementSize } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Effect } from '../../../../server/domains/curation/contract.ts'
import classes from './care.module.css'

const ROW = 44
const TOP = 26
const LEAST = -60
const MOST = 100

/** One line a matter: by how much less it is asked, with what chance leaves open. The table says the same in numbers. */
export function EffectChart({ effects, goal }: { effects: readonly Effect[]; goal: number }) {
  const { t } = useTranslation('knowledge')
  const { ref, width } = useElementSize()
  const left = Math.min(280, width * 0.4)
  const right = 12
  const x = (percent: number) => {
    const held = Math.min(MOST, Math.max(LEAST, percent))
    return left + ((held - LEAST) / (MOST - LEAST)) * Math.max(0, width - left - right)
  }
  const height = TOP + effects.length * ROW
  return (
    <div ref={ref} className={classes.chart}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={t('effect.chart')}>
          {[-50, 0, 50, 100].map((tick) => (
            <g key={tick}>
              <line
                x1={x(tick)}
                x2={x(tick)}
                y1={TOP - 6}
                y2={height}
                className={tick === 0 ? classes.zero : classes.axis}
              />
              <text x={x(tick)} y={12} textAnchor={tick === MOST ? 'end' : 'middle'} data-quiet>
                {tick > 0 ? `−${tick}%` : tick === 0 ? '0' : `+${-tick}%`}
              </text>
            </g>
          ))}
          <line x1={x(goal)} x2={x(goal)} y1={TOP - 6} y2={height} className={classes.goal} />
          {effects.map((effect, at) => (
            <Row key={effect.article.id} effect={effect} y={TOP + at * ROW + ROW / 2} x={x} room={left - 12} />
          ))}
        </svg>
      )}
      <p className={classes.note}>{t('effect.legend', { goal })}</p>
    </div>
  )
}

interface RowProps {
  effect: Effect
  y: number
  x: (percent: number) => number
  room: number
}

const LETTER_PX = 7

function Row({ effect, y, x, room }: RowProps) {
  const { t } = useTranslation('knowledge')
  const { reduction_percent: value, low_percent: low, high_percent: high, judgement } = effect
  const name = effect.article.title
  const most = Math.floor(room / (/\p{Script=Han}/u.test(name) ? LETTER_PX * 1.8 : LETTER_PX))
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name
  return (
    <g>
      <title>{`${name}: ${t(`judgement.${judgement}`)}`}</title>
      <text x={0} y={y - 2}>
        {shown}
      </text>
      <text x={0} y={y + 14} data-quiet>
        {t(`judgement.${judgement}`)}
      </text>
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={y} y2={y} className={classes.span} opacity={0.35} />
      )}
      {value !== null && <circle cx={x(value)} cy={y} r={5} className={classes.point} />}
    </g>
  )
}
