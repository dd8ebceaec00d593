import { useTranslation } from 'react-i18next'
import type { Message, Ticket } from '../../../server/domains/tickets/contract.ts'
import { heldFor, isScheduled, offerTakingBack } from '../../lib/held-replies.ts'
import { exact } from '../../lib/time.ts'
import { sayDone, sayUndoable } from '../../lib/toasts.tsx'
import { useTakeBack } from '../../lib/use-take-back.ts'
import type { StatusAfter } from './use-send.ts'

/** What one reads after sending: for mail that is held back, with the way to take it back. */
export function useSayAccepted() {
  const { t, i18n } = useTranslation(['app', 'macros'])
  const takeBack = useTakeBack()
  return (ticket: Ticket, written: Message, statusAfter: StatusAfter) => {
    const resolved = statusAfter === 'resolved' ? `${ticket.case_id} · ${t('status.resolved')}` : null
    const held_ms = heldFor(written)
    if (held_ms === 0) return resolved && sayDone(resolved)
    const run = () => void takeBack(written)
    const undo = { label: t('common.undo'), run }
    if (isScheduled(written)) {
      return sayUndoable(t('macros:later.leaves', { time: exact(written.undo_until!, i18n.language) }), undo)
    }
    offerTakingBack(written, run)
    const leaves = t('undo_send.leaves', { count: Math.round(held_ms / 1000) })
    sayUndoable(resolved ? `${resolved} · ${leaves}` : leaves, undo, held_ms)
  }
}
