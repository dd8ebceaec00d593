import { Button } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { heldFor, offerTakingBack } from '../../lib/held-replies.ts'
import { useMay, useMe } from '../../lib/me.ts'
import { useTakeBack } from '../../lib/use-take-back.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import classes from './delivery.module.css'

/** Seconds until a held reply leaves, counted down; 0 when it is not held (any more). */
export function useHeldSeconds(message: Message): number {
  const { undo_until, delivery } = message
  const state = delivery?.state
  const [left_ms, setLeft] = useState(() => heldFor(message))
  useEffect(() => {
    const now = () => (state ? heldFor({ undo_until, delivery: { state, detail: null } }) : 0)
    setLeft(now())
    if (now() === 0) return
    const timer = setInterval(() => {
      const left = now()
      setLeft(left)
      if (left === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [undo_until, state])
  return Math.ceil(left_ms / 1000)
}

/** A reply that has not left yet, and the way to take it back: also after a reload, which forgets the toast. */
export function HeldLine({ message, seconds }: { message: Message; seconds: number }) {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe().user.id
  const takeBack = useTakeBack()
  const [busy, setBusy] = useState(false)
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
      <span role="timer" aria-live="off" className="tabular">
        {t('undo_send.held', { seconds })}
      </span>
      {(isMine || may('ticket.restrict')) && (
        <Button
          size="compact-xs"
          variant="default"
          loading={busy}
          rightSection={isMine ? <KeyCaps keys="z" /> : undefined}
          onClick={() => run.current()}
        >
          {t('common.undo')}
        </Button>
      )}
    </div>
  )
}
