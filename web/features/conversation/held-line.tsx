import { Button } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { heldFor, isScheduled, offerTakingBack } from '../../lib/held-replies.ts'
import { useMay, useMe } from '../../lib/me.ts'
import { inOrder } from '../../lib/message-cache.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { exact } from '../../lib/time.ts'
import { useTakeBack } from '../../lib/use-take-back.ts'
import { CommandCaps } from '../../ui/key-caps.tsx'
import classes from './delivery.module.css'

const SOON_MS = 60_000

/** Seconds until a held reply leaves, counted down; 0 when it is not held (any more). */
export function useHeldSeconds(message: Message): number {
  const { undo_until, delivery } = message
  const state = delivery?.state
  const [left_ms, setLeft] = useState(() => heldFor(message))
  useEffect(() => {
    const now = () => (state ? heldFor({ undo_until, delivery: { state, detail: null } }) : 0)
    setLeft(now())
    if (now() === 0) return
    // What leaves in days need not be counted four times a second.
    const every_ms = now() > SOON_MS ? SOON_MS / 2 : 250
    const timer = setInterval(() => {
      const left = now()
      setLeft(left)
      if (left === 0) clearInterval(timer)
    }, every_ms)
    return () => clearInterval(timer)
  }, [undo_until, state])
  return Math.ceil(left_ms / 1000)
}

/** A reply that has not left yet, and the way to take it back: also after a reload, which forgets the toast. */
export function HeldLine({ message, seconds }: { message: Message; seconds: number }) {
  const { t, i18n } = useTranslation(['app', 'macros'])
  const may = useMay()
  const me = useMe().user.id
  const takeBack = useTakeBack()
  const [busy, setBusy] = useState(false)
  const scheduled = isScheduled(message)
  const isMine = message.author.id === me
  const run = useRef(() => {})
  run.current = () => {
    setBusy(true)
    void takeBack(message).finally(() => setBusy(false))
  }
  useEffect(() => {
    if (isMine) offerTakingBack(message, () => run.current())
  }, [message, isMine])
  return (
    <div className={classes.held}>
      <IconClockPause size={14} stroke={1.5} aria-hidden />
      {scheduled ? (
        <Scheduled message={message} language={i18n.language} />
      ) : (
        <span role="timer" aria-live="off" className="tabular">
          {t('undo_send.held', { seconds })}
        </span>
      )}
      {(isMine || may('ticket.restrict')) && (
        <Button
          size="compact-xs"
          variant="default"
          loading={busy}
          rightSection={isMine ? <CommandCaps keys="z" /> : undefined}
          onClick={() => run.current()}
        >
          {scheduled ? t('macros:later.take_back') : t('common.undo')}
        </Button>
      )}
    </div>
  )
}

/** When it leaves; and whether what it answers is still all the customer has said. */
function Scheduled({ message, language }: { message: Message; language: string }) {
  const { t } = useTranslation('macros')
  const pages = useInfiniteQuery(messagesQuery(message.ticket_id)).data?.pages ?? []
  const written_since = inOrder(pages).some(({ kind, position }) => kind === 'message' && position > message.position)
  return (
    <span>
      {t('later.held', { time: exact(message.undo_until!, language) })}
      {written_since && <strong className={classes.since}>{t('later.written_since')}</strong>}
    </span>
  )
}
