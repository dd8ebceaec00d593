import type { Context } from '../../platform/context.ts'
import { calendarsOf, calendarsOnce } from '../calendars/queries.ts'
import type { CalendarState } from '../calendars/resolve.ts'
import { segmentsOf } from '../framework/conditions.ts'
import { frameworkOf, frameworkVersion, pausesSoFar } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import type { PauseRule } from './course.ts'
import type { TicketHistory } from './histories.ts'
import type { SlaFacts, Target } from './policy.ts'
import type { KeptClock, Settling } from './settle.ts'

/** All that clocks are measured by at this moment, and were before. */
export interface Measures {
  framework: Framework
  version: string
  /** Since when this version is in force. */
  since: number
  rules: readonly PauseRule[]
  calendarNamed(name: string | null): CalendarState
  calendarOnce: Awaited<ReturnType<typeof calendarsOnce>>
}

type Hours = Settling['hours']

/** Read once for all tickets that are looked at together. */
export async function measuresOf(ctx: Context, fingerprints: readonly string[]): Promise<Measures> {
  const [framework, version] = [await frameworkOf(ctx), await frameworkVersion(ctx)]
  const calendars = await calendarsOf(ctx)
  return {
    ...{ framework, version, since: await sinceWhen(ctx, version) },
    rules: (await pausesSoFar(ctx)).map(({ from, statuses }) => ({ from: momentOf(from), statuses })),
    calendarNamed: (name) => calendars.named(name),
    calendarOnce: await calendarsOnce(ctx, fingerprints),
  }
}

const momentOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds

/** When the version was put in force never changes. */
const beginnings = new Map<string, number>()

async function sinceWhen({ db }: Context, version: string): Promise<number> {
  const known = beginnings.get(version)
  if (known !== undefined) return known
  const { created_at } = await db
    .selectFrom('framework_versions')
    .select('created_at')
    .where('number', '=', Number(version.split(' ').at(-1)))
    .executeTakeFirstOrThrow()
  beginnings.clear()
  beginnings.set(version, momentOf(created_at))
  return momentOf(created_at)
}

/** What the choice of a ticket's policies looks at. */
export const factsOf = (framework: Framework, { channel, priority, team, customer }: TicketHistory): SlaFacts => ({
  ...{ channel, priority, team, account_type: customer.account_type },
  segments: segmentsOf(framework, customer),
})

interface Ruling {
  measures: Measures
  target: Target
  kept: KeptClock | undefined
  now: number
}

/**
 * Whose hours count for a clock from when on. Those that held stay for the time they held for; where others hold now, they
 * do from the moment the framework, the priority or the team changed, or from now on when it was something else. A clock
 * that has stopped keeps what it was measured by.
 */
export function hoursOf(ticket: TicketHistory, { measures, target, kept, now }: Ruling): Hours {
  const current = measures.calendarNamed(target.calendar)
  if (!kept) return [{ from: 0, ...current }]
  const once = kept.hours.length > 0 ? kept.hours : [{ from: 0, calendar: null }]
  const held = once.map(({ from, calendar }) => ({
    ...{ from, fingerprint: calendar },
    calendar: measures.calendarOnce(calendar),
  }))
  const last = held.at(-1)!
  const isOver = kept.state === 'stopped' && kept.stopped !== null && ticket.history.statuses.at(-1)!.at <= kept.stopped
  if (last.fingerprint === current.fingerprint || isOver || kept.state === 'cancelled') return held
  const changed = Math.max(measures.since, ticket.changed ?? 0)
  const from = changed > last.from && changed <= now ? changed : now
  return [...held, { from, ...current }]
}
