import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket } from './access.ts'
import type { Draft, SaveDraft } from './contract.ts'

export async function listDrafts(ctx: Context, ticketId: string): Promise<Draft[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const rows = await ctx.db
    .selectFrom('drafts')
    .select(['kind', 'text', 'updated_at'])
    .where('ticket_id', '=', ticket.id)
    .where('user_id', '=', ctx.actor.id)
    .execute()
  return rows as Draft[]
}

/** Keeps what somebody is writing. An empty text forgets it. No event: a draft is nobody else's business. */
export const saveDraft = (ctx: Context, ticketId: string, { kind, text }: SaveDraft): Promise<Draft> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'read')
    const place = { ticket_id: ticket.id, user_id: ctx.actor.id!, kind }
    if (text.trim() === '') {
      await dropDraft(ctx, place)
      return { kind, text: '', updated_at: null }
    }
    const updated_at = nowText(ctx)
    await ctx.db
      .insertInto('drafts')
      .values({ ...place, text, updated_at })
      .onConflict((row) => row.columns(['ticket_id', 'user_id', 'kind']).doUpdateSet({ text, updated_at }))
      .execute()
    return { kind, text, updated_at }
  })

/** Gives a writer back what did not leave, unless they have begun something new. */
export async function keepDraft(
  ctx: Context,
  draft: { ticket_id: string; user_id: string; kind: 'reply' | 'note'; text: string },
): Promise<void> {
  await ctx.db
    .insertInto('drafts')
    .values({ ...draft, updated_at: nowText(ctx) })
    .onConflict((row) => row.doNothing())
    .execute()
}

export const dropDraft = (
  { db }: Context,
  { ticket_id, user_id, kind }: { ticket_id: string; user_id: string; kind: string },
) =>
  db
    .deleteFrom('drafts')
    .where('ticket_id', '=', ticket_id)
    .where('user_id', '=', user_id)
    .where('kind', '=', kind)
    .execute()
