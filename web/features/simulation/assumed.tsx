import { useTranslation } from 'react-i18next'
import type { Assumptions } from '../../../server/domains/simulation/contract.ts'
import classes from './simulation.module.css'
import { useReportWords } from './use-report-words.ts'

/** What the numbers above stand on: which parts are facts, and which are estimates. */
export function Assumed({ assumptions }: { assumptions: Assumptions }) {
  const { t } = useTranslation('simulation')
  const words = useReportWords()
  const { handling, patience, presence, agents, chat_limit, without_decision } = assumptions
  const minutes = (seconds: number) => words.number(seconds / 60)
  return (
    <section className={classes.panel} aria-label={t('assumptions')}>
      <h2 className={classes.title}>{t('assumptions')}</h2>
      <ul className={classes.assumed}>
        <li>{t('assumed.fixed')}</li>
        <li>{t('assumed.ladders')}</li>
        <li>{t('assumed.automations')}</li>
        <li>{t(`assumed.presence.${presence}`, { count: agents })}</li>
        <li>{t('assumed.chats', { before: chat_limit.before, after: chat_limit.after })}</li>
        {handling.map(({ channel, mean_seconds, measured }) => (
          <li key={channel}>
            {t('assumed.handling', {
              ...{ channel: words.channel(channel), minutes: minutes(mean_seconds), count: measured },
            })}
          </li>
        ))}
        {patience.map(({ channel, mean_seconds }) => (
          <li key={channel}>
            {t('assumed.patience', { channel: words.channel(channel), minutes: minutes(mean_seconds) })}
          </li>
        ))}
        {without_decision > 0 && <li>{t('assumed.without_decision', { count: without_decision })}</li>}
      </ul>
    </section>
  )
}
