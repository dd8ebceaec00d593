/** Puts text at the caret of the reply that is on screen. */
type Insert = (text: string) => void

let open: { ticketId: string; insert: Insert } | null = null

/** The composer offers its field while it stands there; what lies beside it may then put something in. */
export function offerReply(ticketId: string, insert: Insert) {
  const offered = { ticketId, insert }
  open = offered
  return () => {
    if (open === offered) open = null
  }
}

/** False when no reply to this ticket is being written on screen. */
export function insertInReply(ticketId: string, text: string): boolean {
  if (open?.ticketId !== ticketId) return false
  open.insert(text)
  return true
}
