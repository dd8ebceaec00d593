import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { firstTier } from '../../framework/teams.ts'
import type { TicketRow } from '../../tickets/access.ts'
import { keepFound } from './keep-found.ts'
import { modeOf } from './modes.ts'

const CRITERION = 'customer_dissatisfaction'
const CONFIDENCE = 0.9

/** A low rating speaks for customer_dissatisfaction, where the ticket's tier hands up for that. For `csat`. */
export async function noteUnhappyRating(ctx: Context, ticket: TicketRow, score: number): Promise<void> {
  const framework = await frameworkOf(ctx)
  const tier = ticket.tier ?? firstTier(framework)
  const mode = modeOf(framework, CRITERION)
  if (mode === 'off' || !framework.support_tiers[tier]?.escalation_criteria.includes(CRITERION)) return
  const signals = [{ rule: `rated.${score}`, found: null, weight: 6 }]
  const found = { id: newId(), ticket_id: ticket.id, message_id: null, tier, mode, criterion: CRITERION }
  await keepFound(ctx, framework, [{ ...found, signals, confidence: CONFIDENCE }])
}
