import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Check, Trial } from '../../../server/domains/automation/contract.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './automations.module.css'
import { useSentences } from './use-sentences.ts'

/** What one automation would have done to a ticket, or why nothing. */
export function TrialLine({ trial }: { trial: Trial }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  const { automation, fires, at, checks, enabled } = trial
  const Mark = fires ? IconCheck : IconX
  return (
    <div className={classes.trial} data-fires={fires || undefined}>
      <Mark size={16} stroke={1.75} aria-hidden />
      <div>
        <span className={classes.trialName}>{automation}</span>{' '}
        {fires ? t('dry.would', { deeds: trial.do.map(say.deed).join(t('sentence.also')) }) : t('dry.would_not')}
        {!enabled && <span className={classes.off}>{t('row.off')}</span>}
        {at === null && <p className={classes.reason}>{t('dry.no_cause')}</p>}
        {at !== null && trial.trigger === 'after' && (
          <p className={classes.reason}>
            {t('dry.due')} <TimeAgo at={at} style="words" />
          </p>
        )}
        {checks.map((check) => (
          <CheckLine key={check.condition} check={check} />
        ))}
      </div>
    </div>
  )
}

function CheckLine({ check }: { check: Check }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  const { condition, wanted, met } = check
  const words =
    condition === 'words'
      ? t('when.words', { values: (wanted as string[]).join(', ') })
      : say.condition(condition, wanted)
  return (
    <p className={classes.check} data-met={met}>
      <span className="visually-hidden">{t(met ? 'dry.met' : 'dry.unmet')}</span>
      {met ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconX size={14} stroke={2} aria-hidden />}
      {words}
      {!met && <Found check={check} />}
    </p>
  )
}

function Found({ check: { condition, found } }: { check: Check }) {
  const { t } = useTranslation('automations')
  const say = useSentences()
  if (condition === 'words' || condition === 'assigned') return null
  const values = [found].flat().filter((value): value is string => typeof value === 'string')
  if (values.length === 0) return <span className={classes.found}>{t('dry.found_nothing')}</span>
  return <span className={classes.found}>{t('dry.found', { what: say.values(condition, values) })}</span>
}
