import { Button } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { hasRemoteContent, mailDocument, withInlineImages } from '../../lib/mail-html.ts'
import classes from './message.module.css'

/** Heights once measured: a mail seen before takes its place at once. */
const heights = new Map<string, number>()

/** A guess before the first measurement, near enough that little moves. */
const guess = (text: string) => Math.min(900, 24 + Math.ceil(text.length / 64) * 22)

interface Props {
  message: Message
  unfolded: boolean
  quoted: boolean
}

/**
 * A mail in its own document: no scripts, no forms, nothing remote until asked. `allow-same-origin` without
 * `allow-scripts` lets us measure it and lets it do nothing.
 */
export function MailFrame({ message, unfolded, quoted }: Props) {
  const { t } = useTranslation()
  const frame = useRef<HTMLIFrameElement>(null)
  const [remote, setRemote] = useState(false)
  const html = useMemo(
    () => withInlineImages(message.html ?? '', message.attachments),
    [message.html, message.attachments],
  )
  const elsewhere = t('link.elsewhere')
  const document = useMemo(
    () => mailDocument(html, { remote, unfolded, quoted, elsewhere }),
    [html, remote, unfolded, quoted, elsewhere],
  )
  const key = `${message.id}:${unfolded}`
  const [height, setHeight] = useState(heights.get(key) ?? guess(message.new_text))

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let observer: ResizeObserver | undefined
    const measure = () => {
      const body = element.contentDocument?.body
      if (!body) return
      const takeHeight = () => {
        const next = Math.ceil(body.getBoundingClientRect().height) + 1
        heights.set(key, next)
        setHeight(next)
      }
      observer?.disconnect()
      observer = new ResizeObserver(takeHeight)
      observer.observe(body)
      takeHeight()
    }
    element.addEventListener('load', measure)
    measure()
    return () => {
      element.removeEventListener('load', measure)
      observer?.disconnect()
    }
  }, [key])

  return (
    <>
      {!remote && hasRemoteContent(html) && (
        <p className={classes.remote}>
          <IconPhotoOff size={16} stroke={1.5} aria-hidden />
          <span>{t('conversation.remote_blocked')}</span>
          <Button size="compact-xs" variant="subtle" onClick={() => setRemote(true)}>
            {t('conversation.remote_load')}
          </Button>
        </p>
      )}
      <div className={classes.sheet}>
        <iframe
          ref={frame}
          title={t('conversation.mail_frame', { name: message.author.name })}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={document}
          style={{ height }}
          className={classes.frame}
        />
      </div>
    </>
  )
}
