import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount, MailSettings } from '../../../server/domains/channels/contract.ts'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import classes from './accounts.module.css'
import { MailboxState, MailboxTrouble } from './mailbox-state.tsx'

interface Props {
  account: ChannelAccount
  /** The installation can send for an account that has no server of its own. */
  hasServer: boolean
}

/** One address: who customers think they write to, and how its mailboxes stand. All of it leads to its page. */
export function AccountRow({ account, hasServer }: Props) {
  const { t } = useTranslation(['accounts', 'app'])
  const { id, channel, address, name, mailboxes, archived_at } = account
  const cannotSend = channel === 'email' && !hasServer && !account.secrets_set.includes('smtp_url')
  return (
    <li>
      <Link to="/settings/accounts/$accountId" params={{ accountId: id }} className={classes.row}>
        <ChannelIcon channel={channel} size={18} label={t(`app:channel.${channel}`)} />
        <span className={classes.who}>
          <span className={classes.address}>{address}</span>
          <span className={classes.quiet}>
            {[name, wayIn(account, t('list.handed_over'), t('list.other_channel'))].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={classes.states}>
          {archived_at ? (
            <span className={classes.tag}>{t('list.archived_tag')}</span>
          ) : (
            mailboxes.map((mailbox) => (
              <MailboxState key={mailbox.name} mailbox={mailbox} isNamed={mailboxes.length > 1} />
            ))
          )}
          {!archived_at && cannotSend && <span className={classes.caution}>{t('list.cannot_send')}</span>}
        </span>
        {!archived_at && <MailboxTrouble mailboxes={mailboxes} />}
      </Link>
    </li>
  )
}

function wayIn({ channel, settings }: ChannelAccount, handedOver: string, other: string): string {
  if (channel !== 'email') return other
  return (settings as MailSettings).imap?.host ?? handedOver
}
