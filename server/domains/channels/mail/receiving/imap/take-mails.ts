import type { ImapFlow } from 'imapflow'
import type { Context } from '../../../../../platform/context.ts'
import { type ArrivedMail, enterInLedger } from '../enter-in-ledger.ts'
import { isAboutARow } from '../group-commit.ts'
import { fetchMails } from './fetch-mails.ts'
import { sourceKey, type WatchedMailbox } from './mailbox.ts'
import { noteContact } from './mailbox-state.ts'

/** Mails that are entered together. */
const BATCH = 20

export interface Taken {
  /** Mails that are new in the ledger. */
  entered: number
  /** UIDs that could not be taken this time, while others could. */
  failed: number[]
}

interface Taking {
  box: WatchedMailbox
  uidValidity: bigint
  /** Ascending. */
  uids: number[]
  /** Also asks once more for those of which at most the headers are in the ledger. */
  isAgain?: boolean
  /** Joins the transaction that enters a batch: all up to `uid` but the failed ones are in the ledger then. */
  also?(ctx: Context, uid: number, failed: number[]): Promise<void>
}

/** Brings mails of the open mailbox into the ledger, in the order of their UIDs. What is there already is passed over. */
export async function takeMails(ctx: Context, client: ImapFlow, taking: Taking): Promise<Taken> {
  const taken: Taken = { entered: 0, failed: [] }
  for (let at = 0; at < taking.uids.length; at += BATCH) {
    const uids = taking.uids.slice(at, at + BATCH)
    const { mails, failed } = await fetchMails(client, taking, await unknown(ctx, taking, uids))
    taken.failed.push(...failed)
    const entered = await enterEach(ctx, mails, {
      refused: (uid) => taken.failed.push(uid),
      also: async (ctx) => taking.also?.(ctx, uids.at(-1)!, taken.failed),
    })
    taken.entered += entered
    // What came in a long outage takes its time; that it comes is the sign that all is well again.
    if (entered > 0) await noteContact(ctx, taking.box, { brought: true })
  }
  return taken
}

async function unknown({ db }: Context, { box, uidValidity, isAgain }: Taking, uids: number[]): Promise<number[]> {
  const keys = uids.map((uid) => sourceKey(box, uidValidity, uid))
  const rows = await db
    .selectFrom('mails')
    .select('source_key')
    .where('source_key', 'in', keys)
    .$if(isAgain === true, (mails) => mails.where('whole', '=', true))
    .execute()
  const known = new Set(rows.map(({ source_key }) => source_key))
  return uids.filter((_uid, place) => !known.has(keys[place]!))
}

interface Entering {
  refused(uid: number): void
  also(ctx: Context): Promise<void>
}

/** Answers with how many were new. One row the database refuses does not hold up the others of its batch. */
async function enterEach(
  ctx: Context,
  mails: { uid: number; mail: ArrivedMail }[],
  { refused, also }: Entering,
): Promise<number> {
  const news = (ids: (string | null)[]) => ids.filter((id) => id !== null).length
  try {
    return news(
      await enterInLedger(
        ctx,
        mails.map(({ mail }) => mail),
        also,
      ),
    )
  } catch (error) {
    if (!isAboutARow(error)) throw error
    const outcomes = await Promise.allSettled(mails.map(({ mail }) => enterInLedger(ctx, [mail])))
    for (const [place, { status }] of outcomes.entries()) if (status === 'rejected') refused(mails[place]!.uid)
    await enterInLedger(ctx, [], also)
    return news(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])))
  }
}
