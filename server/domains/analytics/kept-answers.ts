import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db/connect.ts'
import { permits } from '../auth/permissions.ts'
import type { Dashboard, Period } from './contract.ts'
import { computeDashboard } from './dashboard.ts'
import { inTurn } from './in-turn.ts'

interface Kept {
  dashboard: Promise<Dashboard>
  /** Milliseconds of this process; null while it is being computed. */
  until: number | null
}

/** Per database, since several can be open in one process. */
const kept = new WeakMap<Db, Map<string, Kept>>()

/** What took less is computed anew each time: a small desk always sees the newest state. */
const CHEAP_MS = 250
/** An answer is kept so many times as long as it took: counting the same takes at most a twentieth of anybody's time. */
const KEPT_TIMES = 20
const KEPT_AT_MOST_MS = 300_000
const MOST_KEPT = 200

/**
 * The dashboard, computed once for all who ask the same at the same time. One that was expensive is kept
 * for a while; `computed_at` says from when it is. Whoever reaches other tickets has other numbers.
 */
export async function getDashboard(ctx: Context, period: Period): Promise<Dashboard> {
  const answers = answersOf(ctx.db)
  const key = JSON.stringify([reachOf(ctx), period])
  const found = answers.get(key)
  if (found && (found.until === null || found.until > performance.now())) return found.dashboard
  let took_ms = 0
  const dashboard = inTurn(async () => {
    const started_ms = performance.now()
    const computed = await computeDashboard(ctx, period)
    took_ms = performance.now() - started_ms
    return computed
  })
  const answer: Kept = { dashboard, until: null }
  answers.set(key, answer)
  try {
    return await dashboard
  } finally {
    answer.until = performance.now() + keptFor(took_ms)
    tidy(answers)
  }
}

const keptFor = (took_ms: number): number => (took_ms > CHEAP_MS ? Math.min(KEPT_AT_MOST_MS, KEPT_TIMES * took_ms) : 0)

function answersOf(db: Db): Map<string, Kept> {
  const answers = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, answers)
  return answers
}

/** Who sees everything sees what all such others see; anybody else only what they see themselves. */
function reachOf({ actor }: Context): unknown {
  const seesAll = actor.read_reach === 'all' && permits({ ...actor, scopes: null }, 'ticket.restrict')
  return seesAll ? 'all' : [actor.id, actor.role, actor.read_reach, actor.teams]
}

function tidy(answers: Map<string, Kept>): void {
  for (const [key, { until }] of answers) {
    if (until !== null && (until <= performance.now() || answers.size > MOST_KEPT)) answers.delete(key)
  }
}
