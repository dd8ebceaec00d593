import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../lib/queries/troubleshooters.ts'
import classes from './editor.module.css'

interface Props {
  faults: Fault[]
  titleOf: (step: string) => string
  answerOf: (step: string, answer: string) => string
  onChoose: (step: string) => void
}

/** What keeps it from being published: each with its step, the way there, and what to do. */
export function FaultsPanel({ faults, titleOf, answerOf, onChoose }: Props) {
  const { t } = useTranslation('troubleshooters')
  if (faults.length === 0)
    return (
      <p className={classes.sound} role="status">
        <IconCircleCheck size={16} stroke={1.5} aria-hidden />
        {t('faults.none')}
      </p>
    )
  return (
    <>
      <p className={classes.count} role="status">
        {t('faults.count', { count: faults.length })}
      </p>
      <ul className={classes.faults}>
        {faults.map((fault) => (
          <li key={`${fault.code}/${fault.step}/${fault.answer}/${fault.language}`}>
            <button type="button" disabled={!fault.step} onClick={() => fault.step && onChoose(fault.step)}>
              {fault.step && <b>{titleOf(fault.step)}</b>}
              <span>{t(`fault.${fault.code}`)}</span>
              {fault.step && fault.answer && (
                <small>{t('faults.answer', { answer: answerOf(fault.step, fault.answer) })}</small>
              )}
              <FaultPlace fault={fault} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function FaultPlace({ fault: { path, whom, language } }: { fault: Fault }) {
  const { t } = useTranslation('troubleshooters')
  const plans = whom?.account_types.map((plan) => (plan ? t(`plan.${plan}`) : t('unknown'))).join(', ')
  const devices = whom?.devices.map((device) => (device ? t(`device.${device}`) : t('unknown'))).join(', ')
  return (
    <>
      {language && <small>{language.toUpperCase()}</small>}
      {path.length > 0 && <small>{t('faults.way', { way: path.map(({ title }) => title).join(' → ') })}</small>}
      {whom && <small>{t('faults.whom', { plans, devices })}</small>}
    </>
  )
}
