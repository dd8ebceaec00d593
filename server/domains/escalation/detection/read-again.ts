import type { Selectable } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { tierOf } from '../../framework/teams.ts'
import type { TicketRow } from '../../tickets/access.ts'
import { lockTicket } from '../../tickets/receive.ts'
import { isOver } from '../../tickets/status.ts'
import { gistsOf } from '../../triage/queries.ts'
import { detectCriteria, type UnderstoodMessage } from './detect-criteria.ts'

interface Move {
  ticket_id: string
  tier: string
  /** The team it was in. */
  before: string
}

/**
 * A ticket has come to another tier, which hands up for other reasons: what its customer has written is read for those.
 * Whoever gave it back down has read it, so on that way nothing is done by itself, only suggested.
 */
export async function readForNewTier(ctx: Context, { ticket_id, tier, before }: Move): Promise<void> {
  const framework = await frameworkOf(ctx)
  const tierBefore = tierOf(framework, before)
  if (tierBefore === tier) return
  const ticket = await lockTicket(ctx, ticket_id)
  // Moved on meanwhile: that move is read for by itself.
  if (ticket.tier !== tier || isOver(ticket.status) || ticket.merged_into !== null) return
  const tiers = Object.keys(framework.support_tiers)
  const isDown = tierBefore !== null && tiers.indexOf(tier) < tiers.indexOf(tierBefore)
  await detectCriteria(ctx, await writtenIn(ctx, ticket), isDown ? 'suggest' : undefined)
}

/** Messages looked at: what was said before these has been answered. */
const MOST_MESSAGES = 20

async function writtenIn(ctx: Context, ticket: TicketRow): Promise<UnderstoodMessage[]> {
  const rows = await ctx.db
    .selectFrom('messages')
    .select(['id', 'new_text', 'automatic', 'position'])
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'message')
    .orderBy('position', 'desc')
    .limit(MOST_MESSAGES)
    .execute()
  const { topic = null, was_mistaken = false } = (await gistsOf(ctx, [ticket.id])).get(ticket.id) ?? {}
  const known = { ticket, topic: was_mistaken ? null : topic }
  return rows.toReversed().map((row) => messageOf(row, known))
}

type Row = Pick<Selectable<DB['messages']>, 'id' | 'new_text' | 'automatic' | 'position'>

const messageOf = (
  { id, new_text, automatic, position }: Row,
  { ticket, topic }: { ticket: TicketRow; topic: string | null },
): UnderstoodMessage => {
  const opens = position === 1
  const { category, complexity, impact } = ticket
  return {
    ...{ message_id: id, subject: opens ? ticket.subject : '', text: new_text, opens },
    by_a_person: automatic === 'none',
    understood: { ticket, category, complexity, impact, topic },
  }
}
