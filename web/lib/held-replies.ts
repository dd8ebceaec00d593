import type { Message } from '../../server/domains/tickets/contract.ts'
import { serverNow } from './server-clock.ts'
import { offerUndo, withdrawUndo } from './undo.ts'

/** How long a reply is still held back, in milliseconds; 0 when it is not, or no longer. */
export const heldFor = ({ undo_until, delivery }: Pick<Message, 'undo_until' | 'delivery'>) =>
  undo_until && delivery?.state === 'queued' ? Math.max(0, Date.parse(undo_until) - serverNow()) : 0

const offered = new Map<string, () => void>()

/** Lets `z` take a reply back while it is held; offered once per reply, however often it is drawn. */
export function offerTakingBack(message: Message, takeBack: () => void) {
  const left = heldFor(message)
  if (left === 0 || offered.has(message.id)) return
  offered.set(message.id, takeBack)
  offerUndo(takeBack)
  setTimeout(() => forgetTakingBack(message.id), left)
}

/** It was taken back, or has left: a second `z` is not about it any more. */
export function forgetTakingBack(messageId: string) {
  const takeBack = offered.get(messageId)
  if (takeBack) withdrawUndo(takeBack)
}
