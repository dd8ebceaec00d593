const LONGEST_ID = 500

/** References followed at most, nearest first: enough for any conversation, harmless for a forged header of thousands. */
const MOST_REFERENCES = 50
const LONGEST_LIST = 100_000

/** The Message-ID of a mail without its brackets, or null. */
export const messageIdOf = (raw: string): string | null => plainId(raw) || null

/** What a mail answers, nearest first: In-Reply-To, then References from the last to the first. */
export const referencesOf = (inReplyTo: string, references: string): string[] =>
  [...new Set([...idsIn(inReplyTo), ...idsIn(references).toReversed()])].slice(0, MOST_REFERENCES)

/**
 * The ids in a header that may hold several: in brackets, or bare and with an "@". What is neither, as the names and dates
 * of old In-Reply-To headers, is left out; ids that were folded in their middle are put together.
 */
export function idsIn(raw: string): string[] {
  // The nearest ones stand last.
  const list = raw.slice(-LONGEST_LIST)
  const bracketed = [...list.matchAll(/<([^<>]{1,1000})>/g)].map(([, id]) => plainId(id!))
  const outside = list.replace(/<[^<>]{0,1000}>/g, ' ').replace(/\([^()]*\)|"[^"]*"/g, ' ')
  const words = outside.split(/[\s,;<>]+/).filter(Boolean)
  const bare = words.filter((word) => words.length === 1 || /^[^@\s]+@[^@\s]+$/.test(word)).map(plainId)
  // An address beside an id is the writer of the mail that was answered.
  const ids = bracketed.length > 0 ? bracketed : bare
  return ids.filter((id) => id !== '')
}

const plainId = (id: string): string => {
  const inside = /<([^<>]+)>/.exec(id)?.[1] ?? id.replace(/^[<\s]+|[>\s]+$/g, '')
  return inside.replace(/\([^()]*\)|\s+/g, '').slice(0, LONGEST_ID)
}
