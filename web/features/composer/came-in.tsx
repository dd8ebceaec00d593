import { Button } from '@mantine/core'
import { IconMessage2Exclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './came-in.module.css'

interface Props {
  messages: Message[]
  /** Sending was tried, and held back so that this is read first. */
  stopped: boolean
  onRead: () => void
  onSend: () => void
}

/** Shown at most: the rest stands in the conversation. */
const SHOWN = 2

/** What others said since this reply was begun. It is read here, without leaving the text that may no longer fit. */
export function CameIn({ messages, stopped, onRead, onSend }: Props) {
  const { t } = useTranslation(['macros', 'app'])
  const shown = messages.slice(-SHOWN)
  const more = messages.length - shown.length
  return (
    <section
      className={classes.notice}
      data-stopped={stopped || undefined}
      role={stopped ? 'alert' : 'status'}
      aria-label={t('came_in.label')}
      // The text keeps the focus while a button is pressed here.
      onMouseDown={(event) => event.preventDefault()}
    >
      <p className={classes.title}>
        <IconMessage2Exclamation size={16} stroke={1.5} aria-hidden />
        <span>{stopped ? t('came_in.stopped') : t('came_in.title', { count: messages.length })}</span>
      </p>
      <ol className={classes.messages}>
        {shown.map((message) => (
          <li key={message.id}>
            <p className={classes.head}>
              <b>{message.author.name}</b>
              <span>{t(`came_in.${message.kind}`)}</span>
              <TimeAgo at={message.created_at} style="clock" />
            </p>
            <p className={classes.words}>{(message.new_text || message.text).trim()}</p>
          </li>
        ))}
      </ol>
      <div className={classes.actions}>
        <Button size="compact-sm" variant="default" onClick={() => showMessage(shown[0]?.id)}>
          {more > 0 ? t('came_in.show_all', { count: messages.length }) : t('came_in.show')}
        </Button>
        {stopped ? (
          <Button size="compact-sm" onClick={onSend}>
            {t('app:composer.send_anyway')}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={onRead}>
            {t('came_in.read')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Brings the message on the screen; the focus stays in the text. */
const showMessage = (id: string | undefined) =>
  document.querySelector(`[data-message="${id}"]`)?.scrollIntoView({ block: 'start' })
