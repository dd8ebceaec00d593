import { z } from 'zod'
import type { Context } from '../../../../../platform/context.ts'
import { conflict } from '../../../../../platform/errors.ts'
import { defineJob, enqueue } from '../../../../../platform/jobs.ts'
import { getAccount } from '../../../accounts/list-accounts.ts'
import { connectImap } from './connect-imap.ts'
import { mailboxesToRead, type WatchedMailbox } from './mailbox.ts'
import { takeSince } from './read-mailbox.ts'

const fetching = defineJob('channels.fetch_again', z.object({ account_id: z.string(), since: z.string() }), {
  outside: true,
  max_attempts: 8,
})

/** Asks for all mail of an account since a moment to be read again. Throws 404, or 409 when nothing is fetched for it. */
export async function requestFetchAgain(ctx: Context, account_id: string, since: string) {
  await getAccount(ctx, account_id)
  if ((await mailboxesToRead(ctx, account_id)).length === 0) {
    throw conflict('nothing_to_fetch', 'This account has no mailbox to fetch from, or it is archived.')
  }
  await enqueue(ctx, fetching, { payload: { account_id, since }, key: `fetch_again:${account_id}` })
  return { done: true as const }
}

/** On a connection of its own, beside the one that waits for new mail. What is in the ledger already adds nothing; headers are completed. */
export const fetchAgain = fetching.does(async (ctx, { account_id, since }) => {
  const boxes = await mailboxesToRead(ctx, account_id)
  if (boxes[0]) await readAll(ctx, boxes, Temporal.Instant.from(since))
})

async function readAll(ctx: Context, boxes: WatchedMailbox[], since: Temporal.Instant): Promise<void> {
  const client = await connectImap(boxes[0]!)
  try {
    for (const box of boxes) {
      const opened = await client.mailboxOpen(box.name, { readOnly: true })
      const { failed } = await takeSince(ctx, client, { box, opened, since, isAgain: true })
      if (failed.length > 0) throw new Error(`${failed.length} mails of ${box.name} could not be fetched yet.`)
    }
  } finally {
    client.close()
  }
}
