import { IconChevronRight, IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { Attachments } from './attachments.tsx'
import classes from './automatic-card.module.css'
import { DeliveryLine } from './delivery-line.tsx'
import { MessageBody } from './message-body.tsx'
import { SenderMark } from './sender-mark.tsx'

const OURS = ['acknowledgement', 'confirmation_request', 'automation'] as const
const PROGRAMS = ['auto_reply', 'bounce', 'feedback_report', ...OURS] as const
type Program = (typeof PROGRAMS)[number]

const programOf = ({ automatic }: Message): Program | undefined => PROGRAMS.find((program) => program === automatic)

/** Whether no person wrote it. What comes through a mailing list was written by one. */
export const isByProgram = (message: Message) => programOf(message) !== undefined

/** What a program wrote, on one quiet line that opens: it is part of the story, but nobody has to read it. */
export function AutomaticCard({ message }: { message: Message }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const program = programOf(message) ?? 'auto_reply'
  const ours = OURS.some((one) => one === program)
  const who = ours ? message.to.join(', ') : (message.from_address ?? message.author.name)
  return (
    <article className={classes.card} data-message={message.id} aria-label={`${t(`automatic.${program}`)}, ${who}`}>
      <button
        type="button"
        className={classes.line}
        aria-expanded={opened}
        title={ours ? t('automatic.ours_hint') : t('automatic.quiet_hint')}
        onClick={() => setOpened(!opened)}
      >
        <IconRobot size={16} stroke={1.5} aria-hidden />
        <span className={classes.what}>
          <b>{t(`automatic.${program}`)}</b> <span>{who}</span>
        </span>
        {!ours && <span className={classes.quiet}>{t('automatic.quiet')}</span>}
        <TimeAgo at={message.created_at} style="clock" />
        <IconChevronRight size={14} stroke={1.5} aria-hidden className={classes.arrow} />
      </button>
      {opened && (
        <div className={classes.inside}>
          {!ours && (
            <p className={classes.hint}>
              {t('automatic.quiet_hint')} <SenderMark message={message} always />
            </p>
          )}
          <MessageBody message={message} />
          <Attachments files={message.attachments.filter((file) => !file.inline)} />
        </div>
      )}
      {ours && message.delivery && message.delivery.state !== 'sent' && message.delivery.state !== 'delivered' && (
        <DeliveryLine message={message} />
      )}
    </article>
  )
}
