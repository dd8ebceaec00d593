import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Mailbox } from '../../../server/domains/channels/contract.ts'
import { clock, dayKey, relative, shortDate } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import classes from './accounts.module.css'

const icons = { new: IconLoader2, live: IconCircleCheck, trouble: IconAlertTriangle }

/** Live, being connected or in trouble; and when mail came last. */
export function MailboxState({ mailbox, isNamed }: { mailbox: Mailbox; isNamed: boolean }) {
  const { t, i18n } = useTranslation('accounts')
  const now = useNow()
  const { name, state, since, last_mail_at, last_contact_at } = mailbox
  const Icon = icons[state]
  const ago = (at: string) => relative(at, now, i18n.language)
  return (
    <span className={classes.mailbox}>
      {isNamed && <span className={classes.mailboxName}>{name}</span>}
      <span className={classes.state} data-state={state}>
        <Icon size={15} stroke={1.5} aria-hidden />
        {state === 'trouble'
          ? t('state.trouble_since', { time: beginning(since, now, i18n.language) })
          : t(`state.${state}`)}
      </span>
      <span className={classes.times}>
        {last_mail_at ? t('state.last_mail', { time: ago(last_mail_at) }) : t('state.no_mail')}
        {' · '}
        {last_contact_at ? t('state.last_contact', { time: ago(last_contact_at) }) : t('state.no_contact')}
      </span>
    </span>
  )
}

/** The time, if it was today, else the day. */
const beginning = (at: string, now: number, language: string) =>
  dayKey(at) === dayKey(now) ? clock(at, language) : shortDate(at, now, language)

/** What is wrong, as the servers put it; what several mailboxes share is said once. */
export function MailboxTrouble({ mailboxes }: { mailboxes: Mailbox[] }) {
  const words = new Set(mailboxes.flatMap(({ state, detail }) => (state === 'trouble' && detail ? detail : [])))
  return [...words].map((detail) => (
    <span key={detail} className={classes.trouble}>
      {detail}
    </span>
  ))
}
