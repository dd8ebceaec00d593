/** The last position read per ticket, kept in this browser: it places the "new since you looked" line. */
const KEY = 'sr.seen'
const KEEP = 500

type Seen = [ticketId: string, position: number][]

function load(): Seen {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]')
  } catch {
    return []
  }
}

export const seenPosition = (ticketId: string) => load().find(([id]) => id === ticketId)?.[1] ?? null

export function rememberSeen(ticketId: string, position: number) {
  const others = load().filter(([id]) => id !== ticketId)
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [ticketId, position]].slice(-KEEP)))
  } catch {
    // Without storage there is no line; nothing else depends on it.
  }
}
