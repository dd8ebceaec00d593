import { sql } from 'kysely'
import { asSystem, type Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { teamsOf } from '../../framework/teams.ts'
import { draining, drainSoon } from './drain-soon.ts'
import { giveAway } from './give-away.ts'
import { holdUsers, limitOf, type OnRoster, rosterOf } from './roster.ts'
import { awaitShifts } from './shift-begins.ts'
import { shiftsOf } from './shifts.ts'
import { countStillWaiting, firstWaiting, type Kind, lockWaiting, somethingWaits } from './waiting.ts'

/**
 * Gives what waits in the queues of these teams, of channels whose tickets are given away by themselves, to whoever is
 * free, in the order of the queue, until nothing waits or nobody is free. Safe to run at any time and any number of times.
 *
 * Locks, in the order everybody takes them: the queues (by name; drains alone take them, and first), tickets, users (by
 * id). Tickets somebody else holds are passed over; a second run waits for them, before it has anybody's user.
 */
export const drain = (ctx: Context, teams: readonly string[], isPatient = false): Promise<void> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const framework = await frameworkOf(ctx)
    const channels = framework.routing.assign_automatically
    const own = teamsOf(framework).map(({ name }) => name)
    const queues = [...new Set(teams)].filter((team) => own.includes(team)).toSorted()
    if (queues.length === 0 || channels.length === 0 || !(await somethingWaits(ctx, queues, channels))) return
    await holdQueues(ctx, queues)
    const shifts = await shiftsOf(ctx)
    await awaitShifts(ctx, shifts, queues)
    const kinds = givable(framework, {
      queues: queues.filter((team) => shifts.isOn(team)),
      roster: await rosterOf(ctx, queues),
    })
    const ids = (await firstWaiting(ctx, kinds)).map(({ id }) => id)
    if (ids.length === 0) return
    const tickets = await lockWaiting(ctx, ids, isPatient)
    if (tickets.length < ids.length && (await countStillWaiting(ctx, ids)) > tickets.length)
      await drainSoon(ctx, queues, true)
    if (tickets.length === 0) return
    const able = kinds.flatMap(({ able }) => able)
    const held = await holdUsers(ctx, able)
    // Read anew: only now does nobody else change what they have.
    const roster = (await rosterOf(ctx, queues)).map((one) => ({ ...one, is_held: isAmong(held, one.id) }))
    await giveAway(ctx, framework, { tickets, roster, shifts })
  })

const isAmong = (held: readonly { id: string }[], id: string): boolean => held.some((one) => one.id === id)

const holdQueues = ({ db }: Context, queues: readonly string[]) =>
  sql`select pg_advisory_xact_lock(hashtextextended('routing.queue:' || name, 0))
      from (select name from unnest(${[...queues]}::text[]) as name order by name) as queue`.execute(db)

interface Givable extends Kind {
  /** Who can take tickets of this kind now. */
  able: string[]
}

/** A word for tickets of no category yet. */
const CATEGORIES = ['technical', 'billing', 'account', 'feature_request', null] as const

/** What could be given to somebody now: by team, channel and category, since skills go by category. */
function givable(
  framework: Framework,
  { queues, roster }: { queues: readonly string[]; roster: readonly OnRoster[] },
): Givable[] {
  return queues.flatMap((team) =>
    framework.routing.assign_automatically.flatMap((channel) =>
      CATEGORIES.flatMap((category) => {
        const able = roster.filter(
          (one) => room(framework, one, channel) > 0 && fits(framework, one, { team, category }),
        )
        const most = able.reduce((sum, one) => sum + room(framework, one, channel), 0)
        return most === 0 ? [] : [{ team, channel, category, most, able: able.map(({ id }) => id) }]
      }),
    ),
  )
}

const room = (framework: Framework, { state, loads }: OnRoster, channel: string): number =>
  state === 'online' ? Math.max(0, limitOf(framework, channel) - (loads[channel] ?? 0)) : 0

const fits = (
  { routing }: Framework,
  { teams, skills }: OnRoster,
  { team, category }: Pick<Kind, 'team' | 'category'>,
): boolean =>
  teams.includes(team) && (routing.skills[category as 'technical'] ?? []).every((skill) => skills.includes(skill))

export const drainQueues = draining.does((ctx, { teams, is_patient }) => drain(ctx, teams, is_patient))
