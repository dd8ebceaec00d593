import { UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { linkify, type TextPart } from '../../lib/linkify.ts'
import { hasQuotes, isRich } from '../../lib/mail-html.ts'
import { type MarkedPart, useMarkedPart } from '../../lib/marked-part.ts'
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
  const marked = useMarkedPart(message.id)
  const body = useShown(marked)
  // Offsets count in the new text as it came; what is shown begins at its first letter.
  const before = message.new_text.length - message.new_text.trimStart().length
  const folds = rich ? hasQuotes(message.html!) || (quoted && message.html!.includes('<blockquote')) : quoted
  return (
    <div ref={body} className={classes.body} data-marked={(rich && marked !== null) || undefined}>
      {rich ? (
        <MailFrame message={message} unfolded={unfolded} quoted={quoted} />
      ) : (
        <PlainText text={unfolded ? message.text.trim() : fresh} marked={unfolded ? null : shifted(marked, before)} />
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

const shifted = (part: MarkedPart | null, by: number) => part && { ...part, start: part.start - by, end: part.end - by }

/** Brings a part that was just marked on the screen. */
function useShown(marked: MarkedPart | null) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!marked) return
    const part = body.current?.querySelector('mark') ?? body.current
    part?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [marked])
  return body
}

function PlainText({ text, marked }: { text: string; marked: MarkedPart | null }) {
  return (
    <div className={classes.text}>
      {partsOf(text, marked).map(({ at, part, lit }) => {
        const words = lit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>
        if (!part.href) return words
        return (
          <a key={at} href={part.href} target="_blank" rel="noopener noreferrer">
            {words}
          </a>
        )
      })}
    </div>
  )
}

interface Stretch {
  at: number
  part: TextPart
  lit: boolean
}

/** Links and plain stretches, cut where the marked part begins and ends. */
function partsOf(text: string, marked: MarkedPart | null): Stretch[] {
  let at = 0
  return linkify(text).flatMap((part) => {
    const start = at
    at += part.text.length
    const cuts = [start, ...[marked?.start ?? 0, marked?.end ?? 0].filter((cut) => cut > start && cut < at), at]
    return cuts.slice(0, -1).map((cut, index) => ({
      at: cut,
      part: { ...part, text: text.slice(cut, cuts[index + 1]) },
      lit: marked !== null && cut >= marked.start && cut < marked.end,
    }))
  })
}
