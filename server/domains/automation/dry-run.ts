import type { Context } from '../../platform/context.ts'
import { forbidden, invalid, notFound } from '../../platform/errors.ts'
import { permits } from '../auth/permissions.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import { readFrameworkText } from '../framework/read-text.ts'
import type { Framework } from '../framework/schema.ts'
import { accessTicket, type TicketRow, withinReach } from '../tickets/access.ts'
import { checksOf, isMet } from './checks.ts'
import { isOfTheDesk } from './consider.ts'
import type { DryRun, DryRunReply, Trial } from './contract.ts'
import { factsOf, textsOf } from './facts.ts'
import { asItWas, type Happening, lastHappenings } from './happenings.ts'
import { type Placed, pathOf } from './run.ts'
import { quietSince } from './waits.ts'

/** Tickets looked at when nothing else is said. */
const USUAL = 10

/** What the automations of a framework would have done to real tickets. Reads, and writes nothing. */
export async function dryRun(ctx: Context, { text, name, ticket_id, last }: DryRun): Promise<DryRunReply> {
  const framework = text === undefined ? await frameworkOf(ctx) : readProposed(ctx, text)
  const placed = framework.automations
    .map((automation, index) => ({ automation, index }))
    .filter(({ automation }) => name === undefined || automation.name === name)
  if (name !== undefined && placed.length === 0) throw notFound('automation')
  const tickets = ticket_id ? [await accessTicket(ctx, ticket_id, 'read')] : await lastTickets(ctx, last ?? USUAL)
  const happenings = await lastHappenings(
    ctx,
    tickets.map(({ id }) => id),
  )
  const items = await Promise.all(
    tickets.map(async (ticket) => ({
      ...{ ticket_id: ticket.id, case_id: ticket.case_id, subject: ticket.subject },
      trials: await Promise.all(
        placed.map((one) => tryOne(ctx, one, { framework, ticket, happenings: happenings.get(ticket.id) ?? [] })),
      ),
    })),
  )
  return { items, version: text === undefined ? await frameworkVersion(ctx) : null }
}

function readProposed(ctx: Context, text: string): Framework {
  if (!permits(ctx.actor, 'framework.manage'))
    throw forbidden(
      'not_permitted',
      'Your role looks at automations; trying another framework is for who may change it.',
    )
  const { framework, errors } = readFrameworkText(text)
  if (!framework) throw invalid('This framework cannot be used; nothing was tried.', errors)
  return framework
}

const lastTickets = (ctx: Context, last: number): Promise<TicketRow[]> =>
  ctx.db
    .selectFrom('tickets')
    .selectAll()
    .where(withinReach(ctx.actor, 'read'))
    .where('spam', '=', false)
    .where('merged_into', 'is', null)
    .orderBy('last_message_at', 'desc')
    .orderBy('id', 'desc')
    .limit(last)
    .execute()

interface On {
  framework: Framework
  ticket: TicketRow
  happenings: readonly Happening[]
}

async function tryOne(ctx: Context, { automation, index }: Placed, on: On): Promise<Trial> {
  const { framework, ticket, happenings } = on
  const happened = automation.on ? happenings.find(({ trigger }) => trigger === automation.on) : undefined
  const then = happened ? asItWas(framework, ticket, { happenings, at: happened }) : ticket
  const facts = (await factsOf(ctx, framework, [then])).get(ticket.id)!
  const message_id = happened?.message_id ?? null
  const texts = automation.words ? await textsOf(ctx, { ticket_id: ticket.id, message_id }) : []
  const checks = checksOf(automation, facts, texts)
  const at = automation.after ? await dueAt(ctx, ticket, automation.after.seconds) : (happened?.at ?? null)
  return {
    ...{ automation: automation.name, path: pathOf(index), enabled: automation.enabled },
    ...{ trigger: automation.on ?? 'after', at, checks, do: automation.do },
    fires: automation.enabled && at !== null && isMet(checks) && isOfTheDesk(ticket) && isDue(ctx, automation, at),
  }
}

/** Nothing can be done to a closed ticket, so nothing waits for one. */
async function dueAt(ctx: Context, { id, status }: TicketRow, seconds: number): Promise<string | null> {
  if (status === 'closed') return null
  const due = Temporal.Instant.from(await quietSince(ctx, id)).add({ milliseconds: Math.round(seconds * 1_000) })
  return due.toString({ fractionalSecondDigits: 3 })
}

const isDue = (ctx: Context, { after }: Placed['automation'], at: string): boolean =>
  after === undefined || Temporal.Instant.compare(Temporal.Instant.from(at), ctx.now()) <= 0
