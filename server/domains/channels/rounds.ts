import { identitiesIn } from '../customers/identities.ts'
import type { Inbound } from './inbound-message.ts'

/** The messages, from the first on, of which none may change what becomes of another: they share nothing that is looked up. */
export function nextRound(waiting: readonly Inbound[]): Inbound[] {
  const taken = new Set<string>()
  return waiting.filter((inbound) => {
    const marks = marksOf(inbound)
    const isFree = !marks.some((mark) => taken.has(mark))
    // What waits holds its marks too, so that nothing behind it overtakes it.
    for (const mark of marks) taken.add(mark)
    return isFree
  })
}

/**
 * Everything by which a message is found again or finds its place: id, writer, thread, Message-IDs named or carried, and
 * those it brings into the conversation.
 */
const marksOf = (inbound: Inbound): string[] => [
  `receipt ${inbound.source} ${inbound.external_id}`,
  ...identitiesIn(inbound.from, inbound.channel).map(({ kind, scope, value }) => `writer ${kind} ${scope} ${value}`),
  ...[inbound.reply_to ?? [], inbound.cc].flat().map((address) => `writer email  ${address.toLowerCase()}`),
  ...(inbound.customer_id ? [`customer ${inbound.customer_id}`] : []),
  ...(inbound.thread_id ? [`thread ${inbound.channel} ${inbound.thread_id}`] : []),
  ...inbound.token_numbers.map((number) => `ticket ${number}`),
  ...[inbound.rfc_id ?? [], inbound.references].flat().map((id) => `mail ${id}`),
]
