import { useTranslation } from 'react-i18next'
import type { DropOff } from '../../lib/queries/troubleshooters.ts'
import classes from './editor.module.css'

const OUTCOMES = ['started', 'fixed', 'ticket', 'left', 'under_way'] as const

/** How walks have ended, and what counts as leaving. */
export function DropOffLine({ dropOff }: { dropOff: DropOff | null }) {
  const { t } = useTranslation('troubleshooters')
  if (!dropOff) return <div className={classes.dropOff} role="status" />
  return (
    <section className={classes.dropOff} aria-label={t('bar.drop_off')}>
      <b>{t('drop.title')}</b>
      {dropOff.runs.started === 0 ? (
        <span>{t('drop.none')}</span>
      ) : (
        OUTCOMES.map((outcome) => (
          <span key={outcome}>
            {t(`drop.${outcome}`)} <b className="tabular">{dropOff.runs[outcome]}</b>
          </span>
        ))
      )}
      <small>{t('drop.definition')}</small>
    </section>
  )
}
