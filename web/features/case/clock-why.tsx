import { useTranslation } from 'react-i18next'
import type { Clock } from '../../../server/domains/sla/contract.ts'
import { spanWords } from '../../lib/countdown.ts'
import { STATUSES } from '../../lib/ticket-search.ts'
import { exactSeconds } from '../../lib/time.ts'
import classes from './why.module.css'
import { WhyButton } from './why-button.tsx'

/** Why a deadline is when it is: what the framework says, from when it counts, and what did not count. */
export function ClockWhy({ clock }: { clock: Clock }) {
  const { t } = useTranslation('case')
  return <WhyButton what={t(`clocks.${clock.kind}`)}>{() => <Reasons clock={clock} />}</WhyButton>
}

function Reasons({ clock }: { clock: Clock }) {
  const { t, i18n } = useTranslation(['app', 'case'])
  const { policy, due_at, pauses } = clock
  const target = spanWords(clock.target_seconds * 1000, i18n.language)
  const exact = (at: string) => exactSeconds(at, i18n.language)
  const statusWords = (status: string) => {
    const known = STATUSES.find((name) => name === status)
    return known ? t(`status.${known}`) : status
  }
  return (
    <div className={classes.reasons}>
      <p className={classes.sentence}>
        {due_at
          ? t('case:why.say.deadline', {
              clock: t(`case:clocks.${clock.kind}`),
              text: target,
              time: exact(due_at),
            })
          : t('case:why.say.no_deadline', { clock: t(`case:clocks.${clock.kind}`), text: target })}
      </p>
      {pauses.length > 0 && (
        <section>
          <h3>{t('case:why.pauses', { span: spanWords(clock.paused_seconds * 1000, i18n.language) })}</h3>
          <ul className={classes.signals}>
            {pauses.map(({ from, to, status }) => (
              <li key={from}>
                {exact(from)} – {to ? exact(to) : '…'} · {statusWords(status)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {clock.calendar !== null && (
        <p className={classes.sentence}>
          {t('case:why.hours', {
            calendar: clock.calendar,
            counted: spanWords(clock.counted_seconds * 1000, i18n.language),
            passed: spanWords(clock.calendar_seconds * 1000, i18n.language),
          })}
        </p>
      )}
      {policy.name !== null && <p className={classes.sentence}>{t('case:why.policy', { name: policy.name })}</p>}
      <p className={classes.foot}>
        <code>{policy.path}</code>: {policy.text} · {policy.version}
      </p>
    </div>
  )
}
