import type { Context } from '../../../platform/context.ts'
import { withActorNames } from '../../auth/queries.ts'
import { PriorityChanged, TeamChanged, TicketAssigned } from '../events.ts'
import type { WhyAnswer } from './contract.ts'

type ByPerson = Omit<WhyAnswer, 'sentence' | 'current'>

/** What people have decided over the system: their events, told like decisions. Fifty are more than anybody reads. */
export async function decidedByPeople(ctx: Context, ticketId: string): Promise<ByPerson[]> {
  const rows = await ctx.db
    .selectFrom('events')
    .select(['id', 'at', 'name', 'actor_type', 'actor_id', 'data'])
    .where('ticket_id', '=', ticketId)
    .where('actor_type', '=', 'agent')
    .where('name', 'in', Object.keys(KINDS))
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return (await withActorNames(ctx, rows)).map(({ id, at, name, actor, data }) => {
    const { kind, result } = KINDS[name]!
    return {
      ...{ id: `event:${id}`, at, kind, rule: 'by_person', inputs: {}, losers: [], confidence: null, version: null },
      ...{ path: null, line: null, from: null, value: null, by: { id: String(actor.id), name: actor.name } },
      result: result(data as Record<string, unknown>),
    }
  })
}

type Facts = Record<string, unknown>

const KINDS: Record<string, { kind: string; result: (data: Facts) => Facts }> = {
  [PriorityChanged.name]: { kind: 'priority', result: ({ priority }) => ({ priority }) },
  [TicketAssigned.name]: { kind: 'assignment', result: ({ assignee_id }) => ({ assignee_id: assignee_id ?? null }) },
  [TeamChanged.name]: { kind: 'placement', result: ({ team, tier }) => ({ team, tier }) },
}
