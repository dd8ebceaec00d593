import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { decide } from '../../../platform/decisions.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { firstTier, tierOf } from '../../framework/teams.ts'
import { accessTicket } from '../../tickets/access.ts'
import { refuseClosed, refuseMerged } from '../../tickets/change-ticket.ts'
import type { Authority, Grant, MakeGrant } from '../contract.ts'
import { GrantMade } from '../events.ts'
import { personOf } from '../people.ts'
import { type Beyond, highestTier, MANAGEMENT, withinAuthority } from './within-authority.ts'

const MANAGES: readonly (string | null)[] = ['manager', 'admin']

/**
 * By whose authority somebody acts: the highest tier among their teams, leads too; managers and administrators stand above
 * all tiers. Who is in no team has the lowest tier's.
 */
export const tierOfActor = (framework: Framework, { type, role, teams }: Context['actor']): string | null =>
  type === 'agent' && MANAGES.includes(role)
    ? MANAGEMENT
    : (highestTier(
        framework,
        teams.map((team) => tierOf(framework, team)),
      ) ?? firstTier(framework))

/** How far the caller may go by themselves. */
export async function getAuthority(ctx: Context): Promise<Authority> {
  const framework = await frameworkOf(ctx)
  const tier = tierOfActor(framework, ctx.actor)
  const limits = Object.entries(framework.authority).map(([deed, { unit, limits }]) => {
    const most = tier !== MANAGEMENT && Object.hasOwn(limits, tier) ? limits[tier]! : null
    return { deed, unit, most, allowed: tier === MANAGEMENT || most !== null }
  })
  return { tier, limits }
}

/** Puts down what is granted to a customer. What goes beyond the authority of who grants it is refused, saying who may. */
export const makeGrant = (ctx: Context, id: string, wanted: MakeGrant): Promise<Grant> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    refuseMerged(ticket)
    const framework = await frameworkOf(ctx)
    const rule = Object.hasOwn(framework.authority, wanted.deed) ? framework.authority[wanted.deed] : undefined
    if (!rule) throw unknownDeed(framework)
    const tier = tierOfActor(framework, ctx.actor)
    const beyond = withinAuthority(framework, tier, wanted)
    if (beyond) throw refusal(wanted, tier!, beyond)
    const most = tier === MANAGEMENT ? null : rule.limits[tier]!
    const grant_id = await keep(ctx, ticket.id, { ...wanted, unit: wanted.unit ?? rule.unit, tier, most })
    emit(ctx, GrantMade, { ticket_id: ticket.id, grant_id, deed: wanted.deed, tier })
    decide(ctx, {
      ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'grant', rule: tier ? 'within_limit' : 'management' },
      inputs: { deed: wanted.deed, amount: wanted.amount, tier, path: pathOf(wanted.deed, tier) },
      result: { grant_id, most },
      version: await frameworkVersion(ctx),
    })
    return (await grantsOf(ctx, ticket.id)).find((one) => one.id === grant_id)!
  })

const pathOf = (deed: string, tier: string | null): string =>
  tier ? `authority.${deed}.limits.${tier}` : `authority.${deed}`

const unknownDeed = ({ authority }: Framework) =>
  invalid(`The framework knows no such deed. It has: ${Object.keys(authority).join(', ') || 'none'}.`, [
    { path: 'deed', message: `is not one of: ${Object.keys(authority).join(', ')}` },
  ])

function refusal({ deed, amount, unit }: MakeGrant, tier: string, beyond: Beyond) {
  const limit =
    beyond.limit === null
      ? `${tier} grants no ${deed} by itself`
      : `${tier} may grant up to ${beyond.limit} ${beyond.unit}`
  const why =
    beyond.reason === 'other_unit'
      ? `the limit is in ${beyond.unit}, and what ${amount} ${unit} are worth is not known here`
      : limit
  const who = [...beyond.may, 'a manager'].join(' or ')
  return forbidden(
    'beyond_authority',
    `This goes beyond your authority: ${why}. ${who} may. Hand the ticket up for policy_exceptions, or ask them.`,
  )
}

async function keep(
  ctx: Context,
  ticket_id: string,
  { note, ...grant }: MakeGrant & { unit: string; tier: string | null; most: number | null },
): Promise<string> {
  const id = newId()
  const granted_by = ctx.actor.type === 'system' ? null : ctx.actor.id
  await ctx.db
    .insertInto('grants')
    .values({ id, ticket_id, ...grant, note: note || null, granted_by, at: nowText(ctx) })
    .execute()
  return id
}

/** What was granted on a ticket, oldest first. */
export async function listGrants(ctx: Context, ticketId: string): Promise<Grant[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  return grantsOf(ctx, ticket.id)
}

export async function grantsOf({ db }: Context, ticketId: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('grants as g')
    .leftJoin('users as by', 'by.id', 'g.granted_by')
    .select(['g.id', 'g.deed', 'g.unit', 'g.tier', 'g.note', 'g.granted_by', 'by.name', 'g.at'])
    .select([sql<number>`g.amount::float8`.as('amount'), sql<number | null>`g.most::float8`.as('most')])
    .where('g.ticket_id', '=', ticketId)
    .orderBy('g.id')
    .execute()
  return rows.map(({ granted_by, name, ...row }) => ({ ...row, granted_by: personOf(granted_by, name) }))
}
