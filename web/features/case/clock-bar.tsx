import { useTranslation } from 'react-i18next'
import type { ClockMark } from '../../../server/domains/sla/contract.ts'
import { clock } from '../../lib/time.ts'
import { percentOf } from '../../lib/words.ts'
import classes from './clocks.module.css'

interface Props {
  used: number
  marks: ClockMark[]
  state: string
}

/** How much of the time is gone, with the marks that warn. The same is said in words beside it. */
export function ClockBar({ used, marks, state }: Props) {
  const { t, i18n } = useTranslation('case')
  const share = Math.min(1, Math.max(0, used))
  const words = ({ percent, due_at }: ClockMark) =>
    due_at
      ? t('clocks.mark', { percent: percentOf(percent / 100, i18n.language), time: clock(due_at, i18n.language) })
      : percentOf(percent / 100, i18n.language)
  return (
    <span className={classes.bar} data-state={state} aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
      {marks
        .filter(({ percent }) => percent < 100)
        .map((mark) => (
          <b key={mark.percent} style={{ left: `${mark.percent}%` }} title={words(mark)} />
        ))}
    </span>
  )
}
