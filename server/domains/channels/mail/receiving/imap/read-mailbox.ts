import type { ImapFlow, MailboxObject } from 'imapflow'
import type { Context } from '../../../../../platform/context.ts'
import { instantText } from '../../../../../platform/context.ts'
import { askAbout, askAboutLast } from './ask-about.ts'
import type { WatchedMailbox } from './mailbox.ts'
import { type Taken, takeMails } from './take-mails.ts'

/** Reads what has come since the last time and remembers how far it has read. Flags stay as they are. */
export async function readMailbox(ctx: Context, client: ImapFlow, box: WatchedMailbox): Promise<Taken> {
  const opened = await client.mailboxOpen(box.name, { readOnly: true })
  const position = await positionOf(ctx, box)
  if (!position) return { entered: 0, failed: [] }
  if (position.uid_validity === String(opened.uidValidity)) {
    return readOn(ctx, client, { box, opened, last_uid: Number(position.last_uid) })
  }
  return readAnew(ctx, client, { box, opened, isFirst: position.uid_validity === null, since: position.read_since })
}

/** Mails of the open mailbox that reached it at `since` or later, by the server's own clock. */
export async function takeSince(
  ctx: Context,
  client: ImapFlow,
  { box, opened, since, isAgain }: Position & { since: Temporal.Instant | null; isAgain: boolean },
): Promise<Taken> {
  const uids = await uidsSince(client, since)
  return takeMails(ctx, client, { box, uidValidity: opened.uidValidity, uids, isAgain })
}

interface Position {
  box: WatchedMailbox
  opened: MailboxObject
}

const positionOf = ({ db }: Context, { account_id, name }: WatchedMailbox) =>
  db
    .selectFrom('mailboxes')
    .select(['uid_validity', 'last_uid', 'read_since'])
    .where('account_id', '=', account_id)
    .where('name', '=', name)
    .executeTakeFirst()

/** The usual case: UIDs only grow, so whatever came in an outage of any length has a larger one. */
async function readOn(
  ctx: Context,
  client: ImapFlow,
  { box, opened, last_uid }: Position & { last_uid: number },
): Promise<Taken> {
  // "n:*" names the last mail even when its UID is smaller than n (RFC 9051, 6.4.9).
  const uids = (await search(client, { uid: `${last_uid + 1}:*` })).filter((uid) => uid > last_uid)
  return takeMails(ctx, client, {
    box,
    uidValidity: opened.uidValidity,
    uids,
    also: (ctx, uid, failed) => remember(ctx, box, { last_uid: failed[0] ? Math.min(...failed) - 1 : uid }),
  })
}

/**
 * The first time, or after the server has numbered its mails anew: then all we have had since the beginning is read once
 * more, and the door drops what it knows. The place is remembered only when everything was taken.
 */
async function readAnew(
  ctx: Context,
  client: ImapFlow,
  { box, opened, isFirst, since }: Position & { isFirst: boolean; since: string | null },
): Promise<Taken> {
  const known = since ? Temporal.Instant.from(since) : null
  const begin = isFirst ? await firstMoment(client, { box, opened }, known ?? ctx.now()) : known
  // Before it is looked what there is: `opened` follows whatever mail the server speaks of meanwhile.
  const uidNext = opened.uidNext || (await nextUid(client))
  const taken = await takeSince(ctx, client, { box, opened, since: begin, isAgain: false })
  if (taken.failed.length > 0) return taken
  await remember(ctx, box, {
    uid_validity: String(opened.uidValidity),
    last_uid: uidNext - 1,
    read_since: begin ? instantText(begin) : null,
  })
  return taken
}

/**
 * Where our mail begins: some days before the mailbox was named, or then; but not after the newest mail that is there, in
 * case that server's clock is behind ours. Null: it is empty, so all that will ever be in it is ours.
 */
async function firstMoment(
  client: ImapFlow,
  { box: { imap }, opened }: Position,
  named: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  if (imap.first_fetch_days > 0) return named.subtract({ hours: 24 * imap.first_fetch_days })
  if (opened.exists === 0) return null
  const newest = await askAboutLast(client, opened.exists)
  if (!newest) throw new Error('The server does not tell when the newest mail came.')
  // INTERNALDATE counts in seconds (RFC 9051, 2.3.3).
  const after = momentOf(newest.internalDate).add({ seconds: 1 })
  return Temporal.Instant.compare(after, named) > 0 ? named : after
}

/** UIDs named in one question: servers take lines of some thousand characters. */
const ASKED_AT_ONCE = 500

/** SEARCH knows whole days in the server's own zone, so it is asked for a day more and the moments are compared here. */
async function uidsSince(client: ImapFlow, since: Temporal.Instant | null): Promise<number[]> {
  if (!since) return search(client, { all: true })
  const uids = await search(client, { since: new Date(since.subtract({ hours: 36 }).epochMilliseconds) })
  const moments = new Map<number, Temporal.Instant>()
  for (let at = 0; at < uids.length; at += ASKED_AT_ONCE) {
    const some = uids.slice(at, at + ASKED_AT_ONCE)
    const found = await askAbout(client, some, { query: { internalDate: true }, wanted: 'internalDate' })
    for (const [uid, { internalDate }] of found) moments.set(uid, momentOf(internalDate))
  }
  return uids.filter((uid) => isSince(moments.get(uid), since))
}

const momentOf = (date: Date | string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(new Date(date).getTime())

/** A mail without a moment is taken: one too many is better than one too few. */
const isSince = (moment: Temporal.Instant | undefined, since: Temporal.Instant): boolean =>
  moment === undefined || Temporal.Instant.compare(moment, since) >= 0

async function search(client: ImapFlow, query: { uid?: string; since?: Date; all?: boolean }): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  if (!Array.isArray(found)) throw new Error('The server does not search this mailbox.')
  return found.toSorted((a, b) => a - b)
}

/** For servers that do not tell it when the mailbox is opened. */
const nextUid = async (client: ImapFlow): Promise<number> => ((await search(client, { all: true })).at(-1) ?? 0) + 1

interface Change {
  uid_validity?: string
  last_uid: number
  read_since?: string | null
}

const remember = async ({ db }: Context, { account_id, name }: WatchedMailbox, change: Change): Promise<void> =>
  void (await db
    .updateTable('mailboxes')
    .set(change)
    .where('account_id', '=', account_id)
    .where('name', '=', name)
    .execute())
