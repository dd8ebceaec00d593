import { IconClockExclamation, IconLock } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { Attachments } from './attachments.tsx'
import { AutomaticCard, isByProgram } from './automatic-card.tsx'
import { DeliveryLine } from './delivery-line.tsx'
import { ForgedBanner } from './forged-banner.tsx'
import classes from './message.module.css'
import { MessageBody } from './message-body.tsx'
import { MessageMenu } from './message-menu.tsx'
import { SenderMark } from './sender-mark.tsx'

const chatChannels = new Set(['live_chat', 'in_app_messaging'])

interface Props {
  message: Message
  caseId: string
  /** Nothing can be moved out of a closed ticket. */
  closed: boolean
}

/** One message: a card for mail and calls, a bubble for chat, tinted and labelled for notes, a line for programs. */
export const MessageCard = memo(function MessageCard({ message, caseId, closed }: Props) {
  if (isByProgram(message)) return <AutomaticCard message={message} />
  const bubble = chatChannels.has(message.channel) && message.kind !== 'note'
  const outgoing = message.kind === 'reply'
  const side = message.kind === 'note' ? 'note' : outgoing ? 'out' : 'in'
  return (
    <article
      className={bubble ? classes.bubble : classes.card}
      data-side={side}
      data-message={message.id}
      data-forged={message.authenticity === 'fail' || undefined}
      aria-label={`${message.author.name}, ${caseId}-${message.position}`}
    >
      {message.authenticity === 'fail' && <ForgedBanner message={message} />}
      <Head message={message} closed={closed} bubble={bubble} />
      <MessageBody message={message} />
      <Attachments files={message.attachments.filter((file) => !file.inline)} />
      {outgoing && <DeliveryLine message={message} />}
    </article>
  )
})

function Head({ message, closed, bubble }: Omit<Props, 'caseId'> & { bubble: boolean }) {
  const { t } = useTranslation()
  const { author, kind } = message
  const avatar =
    kind === 'note' ? 'note' : author.type === 'customer' ? 'customer' : author.type === 'ai' ? 'ai' : 'agent'
  return (
    <header className={classes.head}>
      {!bubble && <PersonAvatar name={author.name} kind={avatar} size={28} />}
      <div className={classes.names}>
        <span className={classes.author}>
          <b>{author.name}</b>
          <SenderMark message={message} />
          {author.type === 'ai' && <span className={classes.label}>{t('conversation.ai')}</span>}
          {author.type === 'system' && <span className={classes.label}>{t('conversation.automatic')}</span>}
          <MailLabels message={message} />
          {message.private && (
            <span className={classes.label} data-quiet>
              <IconLock size={12} stroke={1.5} aria-hidden />
              {t('conversation.private')}
            </span>
          )}
          {kind === 'note' && (
            <span className={classes.label} data-note>
              <IconLock size={12} stroke={1.5} aria-hidden />
              {t('conversation.note')}
            </span>
          )}
        </span>
        {!bubble && kind !== 'note' && <Recipients message={message} />}
      </div>
      <span className={classes.when}>
        {!bubble && kind !== 'note' && (
          <ChannelIcon channel={message.channel} size={14} label={t(`channel.${message.channel}`)} />
        )}
        <TimeAgo at={message.created_at} style="clock" />
        <MessageMenu message={message} closed={closed} />
      </span>
    </header>
  )
}

/** How a mail came, where that matters: through a list, or late. */
function MailLabels({ message }: { message: Message }) {
  const { t } = useTranslation()
  const reply_to = message.reply_to ?? t('common.unknown')
  return (
    <>
      {message.automatic === 'list' && (
        <span className={classes.label} data-quiet title={t('automatic.list_hint', { reply_to })}>
          {t('automatic.list')}
        </span>
      )}
      {message.late && (
        <span className={classes.label} data-quiet title={t('sender.late_hint')}>
          <IconClockExclamation size={12} stroke={1.5} aria-hidden />
          {t('sender.late')}
        </span>
      )}
    </>
  )
}

function Recipients({ message }: { message: Message }) {
  const { t, i18n } = useTranslation()
  if (message.to.length === 0) return null
  const list = (names: string[]) => new Intl.ListFormat(i18n.language, { type: 'unit' }).format(names)
  const line = [
    t('conversation.to', { names: list(message.to) }),
    ...(message.cc.length > 0 ? [t('conversation.cc', { names: list(message.cc) })] : []),
    ...(message.bcc.length > 0 ? [t('conversation.bcc', { names: list(message.bcc) })] : []),
  ].join(' · ')
  return (
    <span className={classes.recipients} title={line}>
      {line}
    </span>
  )
}
