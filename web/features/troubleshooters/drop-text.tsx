import { useTranslation } from 'react-i18next'
import type { DropOff } from '../../lib/queries/troubleshooters.ts'
import classes from './tree.module.css'

/** How many came to a step, and how many of them left there. */
export function DropText({ dropOff, step }: { dropOff: DropOff; step: string }) {
  const { t } = useTranslation('troubleshooters')
  const { reached, left } = droppedAt(dropOff, step)
  return (
    <span className={classes.dropText} title={t('drop.at', { reached, left })}>
      <span aria-hidden>{reached}</span>
      {left > 0 && <em aria-hidden>−{left}</em>}
      <span className="visually-hidden">{t('drop.at', { reached, left })}</span>
    </span>
  )
}

export const droppedAt = ({ steps }: DropOff, step: string): { reached: number; left: number } =>
  steps.find((one) => one.step === step) ?? { reached: 0, left: 0 }
