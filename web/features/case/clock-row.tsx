import { IconCheck, IconPlayerPause, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clock } from '../../../server/domains/sla/contract.ts'
import { countdownText, type DeadlineState, spanWords } from '../../lib/countdown.ts'
import { STATUSES } from '../../lib/ticket-search.ts'
import { useCountdown } from '../../lib/use-countdown.ts'
import { percentOf } from '../../lib/words.ts'
import { ClockBar } from './clock-bar.tsx'
import { ClockTime } from './clock-time.tsx'
import { ClockWhy } from './clock-why.tsx'
import classes from './clocks.module.css'

interface Props {
  clock: Clock
}

/** One clock: its name, what is left of it or how it ended, and how far it has come. */
export function ClockRow({ clock }: Props) {
  if (clock.state === 'running' && clock.due_at) {
    return <RunningRow clock={clock} due_at={clock.due_at} />
  }
  if (clock.state === 'paused') return <PausedRow clock={clock} />
  return <EndedRow clock={clock} />
}

const riskOf = ({ marks }: Clock) => marks.find(({ percent }) => percent < 100)?.due_at ?? null

function RunningRow({ clock, due_at }: Props & { due_at: string }) {
  const { t, i18n } = useTranslation('case')
  const { state, left_ms } = useCountdown(due_at, riskOf(clock))
  // Where only some hours count, what is used does not grow by the clock on the wall.
  const used =
    clock.calendar === null ? 1 - left_ms / (clock.target_seconds * 1000) : clock.counted_seconds / clock.target_seconds
  const late = state === 'late'
  const span = spanWords(left_ms, i18n.language)
  return (
    <Row
      clock={clock}
      state={state}
      used={used}
      left={
        <>
          <span className="tabular" aria-hidden="true">
            {countdownText(left_ms, i18n.language)}
          </span>
          <span className="visually-hidden">
            {late ? t('clocks.late_words', { span }) : t('clocks.left_words', { span })}
          </span>
        </>
      }
    >
      <ClockTime at={due_at} words={(time) => (late ? t('clocks.was_due', { time }) : t('clocks.due_at', { time }))} />
      {' · '}
      {t('clocks.of', { target: spanWords(clock.target_seconds * 1000, i18n.language) })}
      {clock.calendar !== null && <> {t('clocks.hours_of', { calendar: clock.calendar })}</>}
      <span className="visually-hidden">, {t('clocks.used', { percent: percentOf(used, i18n.language) })}</span>
    </Row>
  )
}

function PausedRow({ clock }: Props) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const pause = clock.pauses.at(-1)
  const status = STATUSES.find((known) => known === pause?.status)
  const left_ms = (clock.remaining_seconds ?? 0) * 1000
  const used = clock.counted_seconds / clock.target_seconds
  return (
    <Row
      clock={clock}
      state={left_ms < 0 ? 'late' : 'paused'}
      used={used}
      left={
        <>
          <IconPlayerPause size={13} stroke={1.75} aria-hidden />
          {t('case:clocks.paused')}
        </>
      }
    >
      {pause && (
        <>
          <ClockTime
            at={pause.from}
            words={(time) =>
              t('case:clocks.paused_since', { time, status: status ? t(`status_hint.${status}`) : pause.status })
            }
          />
          <br />
        </>
      )}
      {left_ms >= 0
        ? t('case:clocks.paused_left', { span: spanWords(left_ms, i18n.language) })
        : t('case:clocks.late_words', { span: spanWords(left_ms, i18n.language) })}
    </Row>
  )
}

function EndedRow({ clock }: Props) {
  const { t, i18n } = useTranslation('case')
  const { stopped_at, outcome } = clock
  if (!stopped_at || outcome === null) {
    return (
      <Row clock={clock} state="cancelled" used={null} left={t('clocks.cancelled')}>
        {t('clocks.cancelled_hint')}
      </Row>
    )
  }
  const apart_ms = (clock.target_seconds - clock.counted_seconds) * 1000
  const span = spanWords(apart_ms, i18n.language)
  const met = outcome === 'met'
  const Icon = met ? IconCheck : IconX
  return (
    <Row
      clock={clock}
      state={outcome}
      used={null}
      left={
        <>
          <Icon size={14} stroke={2} aria-hidden />
          {t(`clocks.${outcome}`)}
        </>
      }
    >
      <ClockTime
        at={stopped_at}
        words={(time) => (met ? t('clocks.met_at', { time, span }) : t('clocks.missed_at', { time, span }))}
      />
    </Row>
  )
}

interface RowProps extends Props {
  state: DeadlineState | 'paused' | 'met' | 'missed' | 'cancelled'
  /** Share of its time that is used; null where no bar is shown. */
  used: number | null
  left: ReactNode
  children: ReactNode
}

function Row({ clock, state, used, left, children }: RowProps) {
  const { t } = useTranslation('case')
  const name = t(`clocks.${clock.kind}`)
  return (
    <tbody data-state={state} data-clock={clock.kind}>
      <tr>
        <th scope="row">{name}</th>
        <td className={classes.left}>{left}</td>
        <td className={classes.why}>
          <ClockWhy clock={clock} />
        </td>
      </tr>
      <tr>
        <td colSpan={3} className={classes.detail}>
          {used !== null && <ClockBar used={used} marks={clock.marks} state={state} />}
          {children}
        </td>
      </tr>
    </tbody>
  )
}
