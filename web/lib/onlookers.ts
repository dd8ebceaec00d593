import { useMemo } from 'react'
import type { Doing, Onlooker } from '../../server/platform/contract.ts'
import type { DraftKind } from './drafts.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { useMe, useUsers } from './me.ts'

/** The server forgets who is silent for 40 seconds. */
const TELL_EVERY_MS = 15_000
/** Who has not pressed a key for so long is reading again. */
const WRITING_FOR_MS = 8_000

type Say = (name: 'look', body: { ticket_id: string; doing: Doing }) => void

const others = externalStore<Record<string, readonly Onlooker[]>>({})
const writing = new Map<string, { doing: Doing; until: ReturnType<typeof setTimeout> }>()
let say: Say = () => {}

/** Where looks are told: to the connection that is open. */
export const tellLooksTo = (next: Say) => {
  say = next
}

/** Takes what the server knows of who has a ticket open. */
export const hearOnlookers = ({ ticket_id, people }: { ticket_id: string; people: Onlooker[] }) =>
  others.write({ ...others.read(), [ticket_id]: people })

/** Tells that this ticket is open here, again and again, until the returned function is called. A hidden page looks at nothing. */
export function lookAt(ticketId: string) {
  const tell = () => {
    if (document.visibilityState === 'visible') say('look', { ticket_id: ticketId, doing: doingAt(ticketId) })
  }
  tell()
  const timer = setInterval(tell, TELL_EVERY_MS)
  document.addEventListener('visibilitychange', tell)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tell)
    const { [ticketId]: _, ...rest } = others.read()
    others.write(rest)
  }
}

/** A key was pressed in the composer: told when it begins, and once it has been quiet for a while. */
export function typingIn(ticketId: string, kind: DraftKind) {
  const doing = kind === 'reply' ? 'replying' : 'noting'
  const before = doingAt(ticketId)
  clearTimeout(writing.get(ticketId)?.until)
  writing.set(ticketId, { doing, until: setTimeout(() => stopTyping(ticketId), WRITING_FOR_MS) })
  if (before !== doing) say('look', { ticket_id: ticketId, doing })
}

/** What was written has been sent, or is left alone. */
export function stopTyping(ticketId: string) {
  const was = writing.get(ticketId)
  if (!was) return
  clearTimeout(was.until)
  writing.delete(ticketId)
  say('look', { ticket_id: ticketId, doing: 'viewing' })
}

const doingAt = (ticketId: string): Doing => writing.get(ticketId)?.doing ?? 'viewing'

/** A colleague who has the same ticket open. */
export interface Companion {
  id: string
  name: string
  doing: Doing
}

const nobody: readonly Onlooker[] = []

/** Who else has this ticket open, those who write first. */
export function useCompanions(ticketId: string): Companion[] {
  const people = useExternalStore(others)[ticketId] ?? nobody
  const { user } = useMe()
  const users = useUsers()
  return useMemo(() => {
    const names = new Map(users.map(({ id, name }) => [id, name]))
    return people
      .filter(({ user_id }) => user_id !== user.id)
      .map(({ user_id, doing }) => ({ id: user_id, name: names.get(user_id) ?? '…', doing }))
      .toSorted((one, other) => Number(one.doing === 'viewing') - Number(other.doing === 'viewing'))
  }, [people, user.id, users])
}
