import { stretchesOf } from '../text/stretches.ts'
import { Vector, type Weight } from '../text/vector.ts'

/** All that can be found of a ticket, as it is now. */
export interface TicketContent {
  id: string
  at: string
  case_id: string
  subject: string
  customer: string
  addresses: string[] | null
  company: string | null
  domain: string | null
  participants: string[] | null
  /** Case ids and subjects of what was put into it. */
  merged: string[] | null
  /** Newest first, so that of a very long conversation the end can be found. */
  texts: string[] | null
  files: string[] | null
}

export interface Document {
  id: string
  at: string
  head: string
  words: string
  /** Each once: what the vocabulary has to know of it. */
  vocabulary: string[]
}

/** Lexemes of ours. No text contains a `#` as part of a word. */
export const HAS_FILE = '#file'

export function documentOf(content: TicketContent, now: Temporal.Instant): Document {
  const [head, words] = [headOf(content, now), headOf(content, now)]
  const files = content.files ?? []
  for (const text of [...(content.merged ?? []), ...(content.texts ?? []), ...files]) words.add(text, 'D')
  if (files.length > 0) words.mark(HAS_FILE)
  return { id: content.id, at: content.at, head: head.toText(), words: words.toText(), vocabulary: [...words.words()] }
}

function headOf({ case_id, subject, customer, at, ...content }: TicketContent, now: Temporal.Instant): Vector {
  const head = new Vector()
  const add = (texts: readonly (string | null)[], weight: Weight) => {
    for (const text of texts) if (text) head.add(text, weight)
  }
  add([`${case_id}\n${subject}`], 'A')
  add([customer, ...(content.addresses ?? [])], 'B')
  add([content.company, content.domain], 'C')
  add(content.participants ?? [], 'D')
  for (const stretch of stretchesOf(secondsOf(at, now))) head.mark(stretch)
  return head
}

/** A search looks back from now: what claims to come from the future counts as just come. */
function secondsOf(at: string, now: Temporal.Instant): number {
  return Math.min(Temporal.Instant.from(at).epochMilliseconds, now.epochMilliseconds) / 1_000
}
