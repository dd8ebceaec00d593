import { UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { linkify } from '../../lib/linkify.ts'
import { hasQuotes, isRich } from '../../lib/mail-html.ts'
import { MailFrame } from './mail-frame.tsx'
import classes from './message.module.css'

/**
 * What was written. Text where text says it all; the sandboxed mail where its form matters.
 * What the sender quoted or signed with is folded behind "…".
 */
export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation()
  const [unfolded, setUnfolded] = useState(false)
  const { html, text } = message
  const rich = useMemo(() => html !== null && isRich(html, text), [html, text])
  const fresh = message.new_text.trim() || message.text.trim()
  const quoted = fresh !== message.text.trim()
  const folds = rich ? hasQuotes(message.html!) || (quoted && message.html!.includes('<blockquote')) : quoted
  return (
    <div className={classes.body}>
      {rich ? (
        <MailFrame message={message} unfolded={unfolded} quoted={quoted} />
      ) : (
        <PlainText text={unfolded ? message.text.trim() : fresh} />
      )}
      {folds && (
        <UnstyledButton
          className={classes.fold}
          aria-expanded={unfolded}
          aria-label={unfolded ? t('conversation.hide_folded') : t('conversation.show_folded')}
          title={unfolded ? t('conversation.hide_folded') : t('conversation.show_folded')}
          onClick={() => setUnfolded(!unfolded)}
        >
          <IconDots size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      )}
    </div>
  )
}

function PlainText({ text }: { text: string }) {
  let at = 0
  return (
    <div className={classes.text}>
      {linkify(text).map((part) => {
        at += part.text.length
        if (!part.href) return <span key={at}>{part.text}</span>
        return (
          <a key={at} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        )
      })}
    </div>
  )
}
