import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LedgerSearch } from '../../lib/mail-search.ts'
import type { LedgerRow } from '../../lib/queries/mail.ts'
import { fileSize } from '../../lib/words.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { AuthenticityMark } from './authenticity-mark.tsx'
import classes from './ledger.module.css'
import { knownReason, useReasonWords } from './use-reason-words.ts'

/** One mail on two lines: who and what, then what became of it and why. The whole row opens it; its ticket is a link apart. */
export function MailRow({ mail, search }: { mail: LedgerRow; search: LedgerSearch }) {
  const { t, i18n } = useTranslation(['mail', 'app'])
  const sender = mail.from_address || mail.sender || t('ledger.nobody')
  const isRead = mail.subject !== null || mail.state !== 'pending'
  const subject = mail.subject || t(isRead ? 'ledger.no_subject' : 'ledger.unread_yet')
  return (
    <li className={classes.row} data-open={search.mail === mail.id || undefined}>
      <Link
        to="/settings/ledger"
        search={{ ...search, mail: mail.id }}
        className={classes.link}
        data-mail={mail.id}
        aria-label={t('ledger.open', { sender, subject })}
      />
      <AuthenticityMark authenticity={mail.authenticity} />
      <span className={classes.from} data-empty={!(mail.from_address || mail.sender) || undefined}>
        {sender}
      </span>
      <span className={classes.subject} data-empty={!mail.subject || undefined}>
        {subject}
      </span>
      <span className={classes.outcome}>
        <span className={classes.state} data-state={mail.state}>
          {t(`state.${mail.state}`)}
        </span>
        <Why mail={mail} />
        {mail.ticket_id && (
          <Link to="/tickets/$ticketId" params={{ ticketId: mail.ticket_id }} className={classes.ticket}>
            {t('detail.open_ticket')}
          </Link>
        )}
      </span>
      <span className={`${classes.size} tabular`}>{fileSize(mail.size, i18n.language)}</span>
      <TimeAgo at={mail.received_at} className={classes.time} />
    </li>
  )
}

/** The reason, else what kind of mail it is; each only where it says something. */
function Why({ mail }: { mail: LedgerRow }) {
  const { t } = useTranslation('mail')
  const words = useReasonWords()
  const kind = mail.automatic && mail.automatic !== 'none' && !knownReason(mail.reason) ? mail.automatic : null
  return (
    <>
      {mail.reason && (
        <span className={classes.reason} title={words(mail.reason)}>
          {words(mail.reason)}
        </span>
      )}
      {kind && <span className={classes.reason}>{t(`kind.${kind}`)}</span>}
      {mail.late && <span className={classes.late}>{t('ledger.late')}</span>}
    </>
  )
}
