import { asSystem, type Context, nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accountTypesOf } from '../customers/queries.ts'
import { frameworkOf } from '../framework/queries.ts'
import { accessTicket, type TicketRow } from '../tickets/access.ts'
import { refuseMerged } from '../tickets/change-ticket.ts'
import { classifyTickets } from '../tickets/classify.ts'
import type { Priority, Ticket } from '../tickets/contract.ts'
import { type CorrectTriage, Facet, type Triage } from './contract.ts'
import { TriageCorrected } from './events.ts'
import { explainTriages } from './explain.ts'
import { type Known, keepTriages, triagesOf } from './kept.ts'
import { getTriage } from './queries.ts'
import { RULES_VERSION } from './reading/read-message.ts'
import { byPerson, facetsOf, isSettled, type Readings, unread, withPriority } from './readings.ts'

/**
 * A person knows better. What they say stands, whatever comes in later; what the rules had said is kept beside it as
 * evidence. The priority follows unless it is named here or was set by hand. A closed ticket can be corrected too: the
 * evidence is as good.
 */
export const correctTriage = (ctx: Context, ticketId: string, body: CorrectTriage): Promise<Triage> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'change')
    refuseMerged(ticket)
    const { readings, ...known } = await knownOf(ctx, ticket)
    const said = Facet.options.filter((facet) => body[facet] !== undefined)
    const corrected = settled(ctx, readings, body)
    const following = {
      framework: await frameworkOf(ctx),
      customer_status: await statusOf(ctx, ticket),
      at: nowText(ctx),
    }
    const next = withPriority(corrected, following)
    await keepTriages(ctx, [{ ...known, ticket, readings: next, at: nowText(ctx) }])
    await classify(ctx, ticket, { next, isPrioritySaid: said.includes('priority') })
    const wrong = said.filter((facet) => readings[facet].value !== next[facet].value)
    await keepEvidence(ctx, ticket, { known: { ...known, readings }, facets: wrong, next })
    if (next.priority.value !== readings.priority.value && !said.includes('priority'))
      await explainTriages(ctx, [
        { ticket, rules_version: known.rules_version, readings: next, rule: 'priority_follows' },
      ])
    return getTriage(ctx, ticketId)
  })

/** The row of a ticket, or an empty one for a ticket that was never read. Its priority is the one the ticket has now. */
async function knownOf(ctx: Context, ticket: TicketRow): Promise<Known> {
  const known = (await triagesOf(ctx, [ticket])).get(ticket.id)
  if (!known) {
    const at = nowText(ctx)
    const readings = unread(ticket as unknown as Ticket, at)
    return {
      ticket_id: ticket.id,
      message_id: null,
      rules_version: RULES_VERSION,
      readings,
      requests: [],
      updated_at: at,
    }
  }
  const { priority } = known.readings
  if (priority.value === ticket.priority) return known
  const byHand = byPerson(ticket.priority, { by: null, at: nowText(ctx) })
  return { ...known, readings: { ...known.readings, priority: byHand } }
}

const statusOf = async (ctx: Context, ticket: TicketRow) =>
  (await accountTypesOf(ctx, [ticket])).get(ticket.customer_id) ?? 'free'

function settled(ctx: Context, readings: Readings, body: CorrectTriage): Readings {
  const person = { by: ctx.actor.id, at: nowText(ctx) }
  const said = Object.entries(body).filter(([, value]) => value !== undefined)
  return {
    ...readings,
    ...Object.fromEntries(said.map(([facet, value]) => [facet, byPerson(value, person)])),
  } as Readings
}

/** A priority that merely follows is the system's doing; one that was said is the person's. */
async function classify(
  ctx: Context,
  ticket: TicketRow,
  { next, isPrioritySaid }: { next: Readings; isPrioritySaid: boolean },
): Promise<void> {
  const classified = { ticket_id: ticket.id, ...facetsOf(next), before: ticket.priority }
  await classifyTickets(isPrioritySaid ? ctx : asSystem(ctx), [classified])
}

interface Wrong {
  known: Known
  facets: readonly Facet[]
  next: Readings
}

async function keepEvidence(ctx: Context, ticket: TicketRow, { known, facets, next }: Wrong): Promise<void> {
  if (facets.length === 0) return
  const { readings, message_id, rules_version } = known
  const rows = facets.map((facet) => ({
    id: newId(),
    ticket_id: ticket.id,
    message_id,
    facet,
    before: readings[facet].value,
    after: next[facet].value,
    confidence: isSettled(readings[facet]) ? null : readings[facet].confidence,
    rules_version,
    corrected_by: ctx.actor.id,
    at: nowText(ctx),
  }))
  await ctx.db.insertInto('triage_corrections').values(rows).execute()
  for (const { facet, before, after } of rows)
    emit(ctx, TriageCorrected, { ticket_id: ticket.id, facet, before, after })
}

/**
 * Somebody has set a ticket's priority by hand: from now on it is theirs, and a correction of what the rules had made of
 * it. Told twice, or told late, it is noted once.
 */
export async function noteManualPriority(ctx: Context, ticket: TicketRow, before: Priority): Promise<void> {
  const known = (await triagesOf(ctx, [ticket])).get(ticket.id)
  if (!known) return
  const { priority } = known.readings
  if (isSettled(priority) && priority.by !== null && priority.value === ticket.priority) return
  const was = isSettled(priority) ? before : (priority.value ?? before)
  const readings = { ...known.readings, priority: byPerson(ticket.priority, { by: ctx.actor.id, at: nowText(ctx) }) }
  await keepTriages(ctx, [{ ...known, ticket, readings, at: nowText(ctx) }])
  if (was === ticket.priority) return
  const had = { ...known.readings, priority: { ...priority, value: was } }
  await keepEvidence(ctx, ticket, { known: { ...known, readings: had }, facets: ['priority'], next: readings })
}
