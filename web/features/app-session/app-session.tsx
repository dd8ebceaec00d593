import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { KeptSession, KeptStep } from '../../../server/domains/channels/in-app/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { appSessionQuery } from '../../lib/queries/app-session.ts'
import { FoldSection } from '../../ui/fold-section.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './app-session.module.css'

/** Where in the app the customer was, with what, and what had gone wrong: as it came with their last message. */
export function AppSession({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('case')
  const { data } = useQuery(appSessionQuery(ticket))
  const session = data?.[0]
  // Most tickets have none, and the conversation beside it says what is wrong when nothing can be loaded.
  if (!session) return null
  return (
    <FoldSection name="session" title={t('session.title')} summary={session.page ?? session.browser ?? ''}>
      <Facts session={session} />
      <Steps title={t('session.errors', { count: session.errors.length })} steps={session.errors} tone="bad" />
      <Steps title={t('session.events', { count: session.events.length })} steps={session.events} />
    </FoldSection>
  )
}

const FACTS = ['page', 'app_version', 'browser', 'os', 'device'] as const

function Facts({ session }: { session: KeptSession }) {
  const { t } = useTranslation('case')
  const known = FACTS.filter((name) => session[name] !== null)
  return (
    <dl className={classes.facts}>
      {known.map((name) => (
        <div key={name}>
          <dt>{t(`session.${name}`)}</dt>
          <dd>{session[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

function Steps({ title, steps, tone }: { title: string; steps: KeptStep[]; tone?: 'bad' }) {
  if (steps.length === 0) return null
  // What came last is looked for first.
  const latest = steps.map((step, place) => ({ ...step, place })).reverse()
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      <ol className={classes.steps} data-tone={tone}>
        {latest.map(({ place, text, page, at }) => (
          <li key={place}>
            <span>{text}</span>
            <span className={classes.where}>
              {page} {at && <TimeAgo at={at} style="clock" />}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
