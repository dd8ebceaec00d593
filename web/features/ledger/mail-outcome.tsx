import { Button } from '@mantine/core'
import { IconArrowRight, IconCheck, IconClock, IconHandStop, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LedgerDetail } from '../../../server/domains/channels/mail/contract.ts'
import { useMay } from '../../lib/me.ts'
import classes from './mail-drawer.module.css'
import { useFiling } from './use-filing.ts'
import { knownReason, useReasonWords } from './use-reason-words.ts'

const icons = { pending: IconClock, filed: IconCheck, quarantined: IconHandStop, dropped: IconTrash }

/** What became of the mail, why, and what can be done about it. */
export function MailOutcome({ mail }: { mail: LedgerDetail }) {
  const { t } = useTranslation('mail')
  const may = useMay()
  const filing = useFiling(mail)
  const Icon = icons[mail.state]
  const canBeFiled = (mail.state === 'quarantined' || mail.state === 'dropped') && may('ledger.process')
  return (
    <section className={classes.outcome} data-state={mail.state} aria-label={t(`state.${mail.state}`)}>
      <h3 className={classes.state}>
        <Icon size={18} stroke={1.5} aria-hidden />
        {t(`state.${mail.state}`)}
      </h3>
      <Reason mail={mail} />
      <p className={classes.result} role="status">
        {filing.result}
      </p>
      {mail.ticket_id && (
        <Button
          variant={mail.state === 'filed' ? 'filled' : 'default'}
          size="xs"
          rightSection={<IconArrowRight size={14} stroke={1.5} aria-hidden />}
          renderRoot={(props) => <Link to="/tickets/$ticketId" params={{ ticketId: mail.ticket_id! }} {...props} />}
        >
          {t(mail.state === 'dropped' ? 'detail.open_original' : 'detail.open_ticket')}
        </Button>
      )}
      {canBeFiled && <Choices mail={mail} busy={filing.busy} onFile={filing.file} />}
    </section>
  )
}

function Reason({ mail }: { mail: LedgerDetail }) {
  const { t } = useTranslation('mail')
  const words = useReasonWords()
  const says =
    mail.state === 'pending' && mail.attempts > 0
      ? t('detail.says.pending_tried', { count: mail.attempts })
      : t(`detail.says.${mail.state}`)
  const reason = () => {
    if (!mail.reason) return null
    if (knownReason(mail.reason)) return t('detail.because', { reason: words(mail.reason) })
    return t(mail.state === 'filed' ? 'detail.cut' : 'detail.words', { words: mail.reason })
  }
  return (
    <p className={classes.why}>
      {reason() && <strong>{reason()}</strong>} {says}
    </p>
  )
}

interface ChoicesProps {
  mail: LedgerDetail
  busy: 'again' | 'as_message' | null
  onFile: (as_message: boolean) => void
}

/** Two ways to go on, each with what will happen. Our own mail and repeats stay what they are, however they are filed. */
function Choices({ mail, busy, onFile }: ChoicesProps) {
  const { t } = useTranslation('mail')
  const reason = knownReason(mail.reason)
  const mayBeMessage = reason !== 'duplicate' && reason !== 'own_mail'
  const asMessage =
    reason === 'no_sender' || reason === 'blocked_sender' || reason === 'report_about_unknown_mail' ? reason : 'default'
  return (
    <div className={classes.choices}>
      {mayBeMessage && (
        <div className={classes.choice}>
          <Button size="xs" loading={busy === 'as_message'} disabled={busy !== null} onClick={() => onFile(true)}>
            {t('detail.as_message')}
          </Button>
          <p>{t(`detail.as_message_hint.${asMessage}`)}</p>
        </div>
      )}
      <div className={classes.choice}>
        <Button
          size="xs"
          variant="default"
          loading={busy === 'again'}
          disabled={busy !== null}
          onClick={() => onFile(false)}
        >
          {t('detail.again')}
        </Button>
        <p>{t(`detail.again_hint.${mail.state === 'dropped' ? 'dropped' : 'quarantined'}`)}</p>
      </div>
    </div>
  )
}
