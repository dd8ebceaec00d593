import type { Context } from '../../platform/context.ts'
import { liveJobKeys } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { requestFiling } from './mail/file-mail.ts'
import { requestStranded } from './outbound.ts'

/** Looked at in one go; the rest has its turn an hour later. */
const MOST = 1_000

/**
 * Nothing waits for ever: mails and answers that are still to be worked on, but whose job has used up its tries because
 * the process died with them, get a new one. Runs at every start and every hour.
 */
export async function recoverStranded(ctx: Context): Promise<void> {
  const mails = await ctx.db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'pending')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const withJob = await liveJobKeys(
    ctx,
    mails.map(({ id }) => `file:${id}`),
  )
  await inTransaction(ctx, async (ctx) => {
    for (const { id } of mails.filter(({ id }) => !withJob.has(`file:${id}`))) await requestFiling(ctx, id)
  })
  const answers = await ctx.db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'queued')
    .where((eb) => eb.or([eb('detail', 'is', null), eb('detail', 'not like', 'Kept here:%')]))
    .orderBy('id')
    .limit(MOST)
    .execute()
  await requestStranded(
    ctx,
    answers.map(({ id }) => id),
  )
}
