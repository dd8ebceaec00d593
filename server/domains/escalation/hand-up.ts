import { asSystem, type Context, nowText } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { deskManagers, leadersOf } from '../auth/queries.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { firstTier, tierAbove } from '../framework/teams.ts'
import { notify } from '../notifications/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import { moveTo, updateTicket } from '../tickets/change-ticket.ts'
import { placeInTeam, restrictTicket, snoozeTicket } from '../tickets/commands.ts'
import { WriteMessage } from '../tickets/contract.ts'
import { TicketAssigned } from '../tickets/events.ts'
import { writeMessage } from '../tickets/write-message.ts'
import { callManagement } from './calls/call.ts'
import type { EscalationRule } from './contract.ts'
import { pathOfDetection } from './detection/modes.ts'
import { TicketEscalated } from './events.ts'

export interface Reason {
  /** A word of the framework, or `escalation_threshold`. */
  criterion: string
  rule: EscalationRule
  /** The note that goes along. */
  note_id?: string | null
  /** What spoke for it, where it was found and not said. */
  evidence?: Record<string, unknown> & { confidence?: number }
}

/** The tier that has a ticket; before it was placed, the one it would start in. */
export const tierOfTicket = async (ctx: Context, { tier }: TicketRow): Promise<string> =>
  tier ?? firstTier(await frameworkOf(ctx))

/**
 * Hands a ticket the caller holds locked up a tier: from now on it waits for somebody there, and those who look after that
 * tier know. Above the highest tier there is only management: the ticket stays where it is and they are told.
 */
export async function handUp(ctx: Context, ticket: TicketRow, reason: Reason): Promise<string> {
  const { criterion, rule, note_id = null } = reason
  const from_tier = await tierOfTicket(ctx, ticket)
  const to_tier = tierAbove(await frameworkOf(ctx), from_tier)
  const id = newId()
  await ctx.db
    .insertInto('escalations')
    .values({
      ...{ id, ticket_id: ticket.id, criterion, rule, from_tier, from_team: ticket.team, to_tier, to_team: to_tier },
      ...{ note_id, escalated_by: ctx.actor.type === 'system' ? null : ctx.actor.id, at: nowText(ctx) },
    })
    .execute()
  emit(ctx, TicketEscalated, { ticket_id: ticket.id, escalation_id: id, criterion, rule, from_tier, to_tier })
  await letGo(ctx, ticket, to_tier)
  // Whoever hands it up may not narrow a ticket otherwise: this is the desk's rule, not their choice.
  if (isForFew(criterion)) await restrictTicket(asSystem(ctx), ticket.id, true)
  await explain(ctx, ticket, { ...reason, escalation_id: id, from_tier, to_tier })
  if (to_tier) await notify(ctx, await concernedBy(ctx, to_tier), { kind: 'escalated', ticket_id: ticket.id })
  else await callManagement(ctx, { ticket_id: ticket.id, team: ticket.team, escalation_id: id })
  return id
}

/** What is said to those who get a ticket, as a note on it. */
export async function writeHandOverNote(ctx: Context, ticketId: string, note?: string): Promise<string | null> {
  if (!note) return null
  return (await writeMessage(ctx, ticketId, WriteMessage.parse({ kind: 'note', text: note }))).id
}

/** A hole in security is told to those who close it; leads open the ticket again. */
const isForFew = (criterion: string): boolean => criterion === 'security_concerns'

/** Nobody has it until somebody takes it, and it is in sight until then. */
async function letGo(ctx: Context, ticket: TicketRow, to_tier: string | null): Promise<void> {
  if (ticket.snoozed_until) await snoozeTicket(ctx, ticket.id, null)
  if (to_tier) await placeInTeam(ctx, ticket, to_tier)
  if (ticket.assignee_id) {
    await updateTicket(ctx, ticket.id, { assignee_id: null })
    emit(ctx, TicketAssigned, { ticket_id: ticket.id, assignee_id: null, before_id: ticket.assignee_id })
  }
  await moveTo(ctx, ticket, 'escalated')
}

const concernedBy = async (ctx: Context, to_tier: string): Promise<string[]> => [
  ...(await leadersOf(ctx, [to_tier])).get(to_tier)!,
  ...(await deskManagers(ctx)),
]

interface Step extends Reason {
  escalation_id: string
  from_tier: string
  to_tier: string | null
}

async function explain(ctx: Context, ticket: TicketRow, { rule, criterion, evidence = {}, ...step }: Step) {
  const { escalation_id, from_tier, to_tier } = step
  const { confidence = null, ...found } = evidence
  const path = pathOf(await frameworkOf(ctx), { rule, criterion, tier: from_tier, channel: ticket.channel })
  decide(ctx, {
    subject_type: 'ticket',
    subject_id: ticket.id,
    kind: 'escalation',
    rule,
    inputs: { criterion, tier: from_tier, team: ticket.team, path, ...found },
    result: {
      ...{ escalation_id, tier: to_tier, told: to_tier ? 'leads_and_managers' : 'management' },
      ...(isForFew(criterion) ? { restricted: true } : {}),
    },
    confidence,
    version: await frameworkVersion(ctx),
  })
}

/** The key of the framework by which it went up. */
function pathOf(
  framework: Framework,
  { rule, criterion, tier, channel }: Pick<Step, 'rule' | 'criterion'> & { tier: string; channel: string },
): string {
  if (rule === 'threshold') return `support_channels.${channel}.escalation_threshold`
  if (rule === 'detected') return pathOfDetection(framework, tier, criterion)
  return `support_tiers.${tier}.escalation_criteria`
}
