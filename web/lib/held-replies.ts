import type { Message } from '../../server/domains/tickets/contract.ts'
import { serverNow } from './server-clock.ts'
import { offerUndo, withdrawUndo } from './undo.ts'

/** How long a reply is still held back, in milliseconds; 0 when it is not, or no longer. */
export const heldFor = ({ undo_until, delivery }: Pick<Message, 'undo_until' | 'delivery'>) =>
  undo_until && delivery?.state === 'queued' ? Math.max(0, Date.parse(undo_until) - serverNow()) : 0

/** Longer than one holds one's breath: it was put off on purpose, to a moment that is shown as such. */
const LONGEST_UNDO_MS = 60_000

/** Whether a reply leaves at a moment that was chosen, and not just after the time to think again. */
export const isScheduled = (message: Pick<Message, 'undo_until' | 'delivery' | 'created_at'>) =>
  heldFor(message) > 0 && Date.parse(message.undo_until!) - Date.parse(message.created_at) > LONGEST_UNDO_MS

const offered = new Map<string, () => void>()

/** Lets `z` take a reply back while it is held; offered once per reply, however often it is drawn. */
export function offerTakingBack(message: Message, takeBack: () => void) {
  const left = heldFor(message)
  // A reply that was put off for days is taken back by its button: `z` is about what was done just now.
  if (left === 0 || isScheduled(message) || offered.has(message.id)) return
  offered.set(message.id, takeBack)
  offerUndo(takeBack)
  setTimeout(() => forgetTakingBack(message.id), left)
}

/** It was taken back, or has left: a second `z` is not about it any more. */
export function forgetTakingBack(messageId: string) {
  const takeBack = offered.get(messageId)
  if (takeBack) withdrawUndo(takeBack)
}

const alongside = new Map<string, () => void>()

/** What else is to be undone when this reply is taken back. */
export function undoAlongside(messageId: string, undo: () => void) {
  alongside.set(messageId, undo)
}

/** The reply is back. */
export function wasTakenBack(messageId: string) {
  alongside.get(messageId)?.()
  alongside.delete(messageId)
}
