import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import classes from './sender.module.css'

/** Says plainly that a mail is not from whom it names, and what follows from that for the reader. */
export function ForgedBanner({ message }: { message: Message }) {
  const { t } = useTranslation()
  const unknown = t('common.unknown')
  return (
    <div className={classes.forged} role="note">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden />
      <div>
        <b>{t('sender.forged_title')}</b>
        <p>
          {t('sender.forged', {
            address: message.from_address ?? unknown,
            reply_to: message.reply_to ?? unknown,
          })}
        </p>
      </div>
    </div>
  )
}
