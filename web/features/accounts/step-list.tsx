import { IconCheck, IconPoint, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAdvice } from '../../lib/use-advice.ts'
import classes from './connection.module.css'
import { leftSteps, type Step, type StepName } from './expected-steps.ts'

interface Props {
  way: 'incoming' | 'outgoing'
  outcome: { ok: boolean; steps: Step[] } | null
  expected: StepName[]
  isRunning: boolean
}

/** One direction of a connection test: the steps that were taken, then those that were not. */
export function StepList({ way, outcome, expected, isRunning }: Props) {
  const { t } = useTranslation('accounts')
  const steps = outcome?.steps ?? []
  const left = leftSteps(expected, steps)
  const isNothing = !outcome && (!isRunning || expected.length === 0)
  return (
    <section className={classes.test} aria-label={t(`test.${way}`)}>
      <h3 className={classes.testTitle}>
        {t(`test.${way}`)}
        {outcome && (
          <span className={classes.verdict} data-ok={outcome.ok}>
            {outcome.ok ? t('test.works') : t('test.fails')}
          </span>
        )}
      </h3>
      {isNothing ? (
        <p className={classes.quiet}>{t(`test.${way}_nothing`)}</p>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <Taken key={`${step.step}-${step.detail}`} step={step} index={index} />
          ))}
          {left.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several mailboxes are the same step, and their order is fixed
            <li key={`${step}-${index}`} className={classes.step} data-outcome="left">
              <IconPoint size={16} stroke={1.5} aria-hidden />
              <span className={classes.stepName}>{t(`test.step.${step}`)}</span>
              <span className={classes.stepWords}>{isRunning ? '' : t('test.not_tried')}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** They come one after the other, in the order they were taken. */
const APART_MS = 70

function Taken({ step: { step, ok, detail, advice }, index }: { step: Step; index: number }) {
  const { t } = useTranslation('accounts')
  const words = useAdvice()
  const Icon = ok ? IconCheck : IconX
  return (
    <li
      className={classes.step}
      data-outcome={ok ? 'ok' : 'failed'}
      style={{ animationDelay: `${index * APART_MS}ms` }}
    >
      <Icon size={16} stroke={2} role="img" aria-label={t(ok ? 'test.ok' : 'test.failed')} />
      <span className={classes.stepName}>{t(`test.step.${step}`)}</span>
      <span className={classes.stepWords}>
        {detail}
        {advice && (
          <span className={classes.advice}>
            <b>{t('test.advice')}</b> {words(advice)}
          </span>
        )}
      </span>
    </li>
  )
}
