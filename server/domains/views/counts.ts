import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { frameworkOf } from '../framework/queries.ts'
import { teamsOf } from '../framework/teams.ts'
import { ChannelKind } from '../tickets/contract.ts'
import type { TicketSelection } from '../tickets/filters.ts'
import { countMatching } from '../tickets/queries.ts'
import type { ListCounts, SavedView } from './contract.ts'
import { listViews } from './queries.ts'
import { selectionOf } from './selection.ts'

/** How many tickets the lists beside the usual ones hold for the caller: by team, channel and kept view. */
export async function countLists(ctx: Context): Promise<ListCounts> {
  const teams = teamsOf(await frameworkOf(ctx)).map(({ name }) => name)
  const channels = ChannelKind.options
  const counts = await countMatching(ctx, [
    ...teams.map((team) => ({ view: 'inbox' as const, team })),
    ...channels.map((channel) => ({ view: 'inbox' as const, channel })),
  ])
  const numbered = (names: readonly string[], from: number) =>
    Object.fromEntries(names.map((name, index) => [name, counts[from + index]!]))
  return {
    teams: numbered(teams, 0),
    channels: numbered(channels, teams.length),
    views: await countKept(ctx, await listViews(ctx)),
    capped_at: 1000,
  }
}

/** Anybody can keep a view that takes long to count: together they get so long, then each by itself, and all of these. */
const TOGETHER_MS = 200
const EACH_MS = 50
const ALL_MS = 600

/** Those whose count takes too long are absent. */
export async function countKept(ctx: Context, views: readonly SavedView[]): Promise<Record<string, number>> {
  const selections = views.map(({ filters }) => selectionOf(ctx, filters))
  const together = await countWithin(ctx, selections, TOGETHER_MS)
  const counts = together ?? (await countOneByOne(ctx, selections))
  return Object.fromEntries(views.flatMap(({ id }, index) => (counts[index] === null ? [] : [[id, counts[index]!]])))
}

async function countOneByOne(ctx: Context, selections: readonly TicketSelection[]): Promise<(number | null)[]> {
  const until_ms = performance.now() + ALL_MS
  const counts: (number | null)[] = []
  for (const selection of selections) {
    const counted = performance.now() < until_ms ? await countWithin(ctx, [selection], EACH_MS) : null
    counts.push(counted?.[0] ?? null)
  }
  return counts
}

/** Null when it would take longer. */
async function countWithin(
  ctx: Context,
  selections: readonly TicketSelection[],
  most_ms: number,
): Promise<number[] | null> {
  if (selections.length === 0) return []
  try {
    return await ctx.db.transaction().execute(async (db) => {
      await sql`select set_config('statement_timeout', ${String(most_ms)}, true)`.execute(db)
      return countMatching({ ...ctx, db }, selections)
    })
  } catch (error) {
    if (tookTooLong(error)) return null
    throw error
  }
}

/** query_canceled: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const tookTooLong = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'
