import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { decide } from '../../../platform/decisions.ts'
import { frameworkVersion } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { giveTickets } from '../../tickets/give-tickets.ts'
import { type Candidate, type Choice, chooseAgent, type Wanted } from './choose-agent.ts'
import { limitOf, limitPath, type OnRoster } from './roster.ts'
import type { Shifts } from './shifts.ts'
import type { Waiting } from './waiting.ts'

interface Desk {
  /** Locked, in the order of the queue. */
  tickets: readonly Waiting[]
  /** Everybody of the teams; only who is held can be given something. */
  roster: readonly (OnRoster & { is_held: boolean })[]
  shifts: Shifts
}

interface Given {
  ticket: Waiting
  choice: Choice & { agent_id: string }
}

/** Chooses somebody for each ticket, one after the other, and writes it all with one statement each. */
export async function giveAway(ctx: Context, framework: Framework, { tickets, roster, shifts }: Desk): Promise<void> {
  const now = ctx.now().epochMilliseconds
  const standing = new Map(
    roster.map((one) => [one.id, { ...one, loads: { ...one.loads }, idle_since: idleSince(one) }]),
  )
  const given: Given[] = []
  for (const ticket of tickets) {
    const is_on_shift = shifts.isOn(ticket.team)
    const candidates = [...standing.values()]
      .filter(({ teams }) => teams.includes(ticket.team))
      .map((one) => candidateOf(framework, one, { channel: ticket.channel, is_on_shift }))
    const choice = chooseAgent(candidates, wantedOf(framework, ticket))
    if (choice.agent_id === null) continue
    given.push({ ticket, choice: { ...choice, agent_id: choice.agent_id } })
    const chosen = standing.get(choice.agent_id)!
    chosen.loads[ticket.channel] = (chosen.loads[ticket.channel] ?? 0) + 1
    chosen.idle_since = now
  }
  await giveTickets(
    ctx,
    given.map(({ ticket, choice }) => ({ ticket_id: ticket.id, status: ticket.status, assignee_id: choice.agent_id })),
  )
  await noteGiven(ctx, given)
  const version = await frameworkVersion(ctx)
  for (const one of given) explain(ctx, framework, { ...one, version })
}

type Standing = Desk['roster'][number] & { idle_since: number }

/** Since nothing was given to them; before that, since they are there. */
const idleSince = ({ since, given_at }: OnRoster): number =>
  Math.max(...[since, given_at].map((text) => (text === null ? 0 : Temporal.Instant.from(text).epochMilliseconds)))

const candidateOf = (
  framework: Framework,
  { id, teams, skills, languages, state, loads, idle_since, is_held }: Standing,
  { channel, is_on_shift }: { channel: string; is_on_shift: boolean },
): Candidate => {
  const [load, limit] = [loads[channel] ?? 0, limitOf(framework, channel)]
  // Who came a moment ago is given what the next run finds.
  const here = state === 'online' && !is_held && load < limit ? 'away' : state
  return { id, teams, skills, languages, state: here, is_on_shift, load, limit, idle_since }
}

const wantedOf = ({ routing }: Framework, { team, channel, category, language }: Waiting): Wanted => ({
  ...{ team, channel },
  skills: routing.skills[category as 'technical'] ?? [],
  language: routing.match_language ? language : null,
})

async function noteGiven(ctx: Context, given: readonly Given[]): Promise<void> {
  const ids = given.map(({ choice }) => choice.agent_id)
  if (ids.length === 0) return
  await ctx.db
    .updateTable('presences')
    .set({ given_at: nowText(ctx) })
    .where('user_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** As many as a person reads. */
const MOST_LOSERS = 20

function explain(ctx: Context, framework: Framework, { ticket, choice, version }: Given & { version: string }): void {
  const { team, channel, category, language, queue_at } = ticket
  const wanted = wantedOf(framework, ticket)
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'assignment', rule: 'first_free', version },
    inputs: {
      ...{ path: limitPath(channel), limit: limitOf(framework, channel), team, channel, category, language, queue_at },
      skills: wanted.skills,
    },
    result: { agent_id: choice.agent_id, reason: choice.reason },
    losers: choice.losers.slice(0, MOST_LOSERS),
  })
}
