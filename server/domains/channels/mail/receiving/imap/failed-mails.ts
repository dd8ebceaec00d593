import type { WatchedMailbox } from './mailbox.ts'

type Box = Pick<WatchedMailbox, 'account_id' | 'name'>

/** What has gone wrong in a mailbox so far. Lost with the process, which only gives its mails some more rounds. */
export interface Failed {
  /** By the name of the mail on its server: in how many rounds it has failed, and the server's last words about it. */
  mails: Map<string, { rounds: number; words: string }>
  /** A question about several mails broke the connection, as some servers do over one bad mail: they are asked for singly. */
  isFragile: boolean
}

const failed = new Map<string, Failed>()

export function failedIn(box: Box): Failed {
  const known = failed.get(nameOf(box)) ?? { mails: new Map(), isFragile: false }
  failed.set(nameOf(box), known)
  return known
}

/** Nothing is open in this mailbox any more, or nobody reads it. */
export const forgetFailed = (box: Box): void => void failed.delete(nameOf(box))

const nameOf = ({ account_id, name }: Box): string => `${account_id} ${name}`
