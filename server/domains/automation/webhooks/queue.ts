import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { callSoon } from './job.ts'

interface Calls {
  run_id: string
  ticket_id: string
  urls: readonly string[]
}

/** Has the addresses of a run called after its transaction: who is outside never sees what did not happen. */
export async function callWebhooks(ctx: Context, { run_id, ticket_id, urls }: Calls): Promise<void> {
  if (urls.length === 0) return
  const calls = urls.map((url) => ({ id: newId(), run_id, ticket_id, url, state: 'waiting', created_at: nowText(ctx) }))
  await ctx.db.insertInto('automation_webhooks').values(calls).execute()
  await Promise.all(calls.map((call) => callSoon(ctx, call)))
}
