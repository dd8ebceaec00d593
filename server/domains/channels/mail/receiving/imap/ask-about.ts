import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow'

type Item = 'size' | 'internalDate' | 'source' | 'headers'

/** An answer that holds what was asked for. */
export type Answer<Wanted extends Item> = FetchMessageObject & { [K in Wanted]: NonNullable<FetchMessageObject[K]> }

export interface Question<Wanted extends Item> {
  query: FetchQueryObject
  /** Part of the query: an answer without it is none. */
  wanted: Wanted
}

/**
 * What the server says about mails of the open mailbox, by UID. It may tell at any moment that somebody has marked a mail
 * (RFC 9051, 7.5.2), in answers of the same form, so those that lack what was asked for, or name another mail, are left out.
 */
export async function askAbout<Wanted extends Item>(
  client: ImapFlow,
  uids: readonly number[],
  { query, wanted }: Question<Wanted>,
): Promise<Map<number, Answer<Wanted>>> {
  const asked = new Set(uids)
  const found = await client.fetchAll(uids.join(','), { ...query, uid: true }, { uid: true })
  return new Map(
    found.flatMap((answer) => (asked.has(answer.uid) && holds(answer, wanted) ? [[answer.uid, answer] as const] : [])),
  )
}

/** The newest mail of the open mailbox with the moment it came; undefined when somebody has just taken it out. */
export async function askAboutLast(client: ImapFlow, exists: number): Promise<Answer<'internalDate'> | undefined> {
  const found = await client.fetchAll(String(exists), { uid: true, internalDate: true })
  return found.find((answer) => answer.seq === exists && holds(answer, 'internalDate')) as
    | Answer<'internalDate'>
    | undefined
}

/** NIL is given as false, whatever the types say. */
function holds<Wanted extends Item>(answer: FetchMessageObject, wanted: Wanted): answer is Answer<Wanted> {
  const value: unknown = answer[wanted]
  return value !== undefined && value !== null && value !== false
}
