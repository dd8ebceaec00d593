import { sql } from 'kysely'
import { makeTroubleshooter, publishTroubleshooter } from '../../server/domains/troubleshooters/commands.ts'
import type { Step, Troubleshooter } from '../../server/domains/troubleshooters/contract.ts'
import {
  type Given,
  HELPED,
  isTried,
  type Walked,
  type Walker,
  walk,
  waysFrom,
} from '../../server/domains/troubleshooters/tree/walk.ts'
import type { Context } from '../../server/platform/context.ts'
import { newId } from '../../server/platform/ids.ts'
import { type Chance, chanceOf } from '../chance.ts'
import { DAY, HOUR, MINUTE, type Moment, textOf } from '../moments.ts'
import { at, type Told } from './told.ts'

/** What is offered to walk, since when, and by how many in a month. */
const OFFERED = [
  { issue_category: 'technical', since_days: 150, walks: 190 },
  { issue_category: 'account', since_days: 120, walks: 120 },
  { issue_category: 'billing', since_days: 90, walks: 80 },
] as const

const COUNTED_DAYS = 30
/** Of those who stand at a step, how many close the page there. */
const LEAVES = 0.06
const HELPS = 0.34
const DEVICES = [
  ['web', 5],
  ['ios', 3],
  ['android', 2],
  ['windows', 2],
  ['mac', 1],
] as const
const PLANS = [
  ['free', 5],
  ['premium', 3],
  ['enterprise', 2],
] as const

/** Troubleshooters as an operator makes them from what the desk knows, and people who walked them since. */
export async function addTroubleshooters(ctx: Context, told: Told): Promise<void> {
  const chance = chanceOf(told.seed, 'troubleshooters')
  for (const { issue_category, since_days, walks } of OFFERED) {
    const then = at(ctx, told.end - Math.min(since_days, told.days) * DAY)
    const { id } = await makeTroubleshooter(then, { issue_category, visibility: 'public' })
    const offered = await publishTroubleshooter(then, id!)
    await addWalks(ctx, offered, { end: told.end, chance, walks })
  }
}

interface Walks {
  end: Moment
  chance: Chance
  walks: number
}

async function addWalks({ db }: Context, offered: Troubleshooter, { end, chance, walks }: Walks): Promise<void> {
  const told = Array.from({ length: walks }, () => walkOf(offered, { end, chance }))
  const runs = JSON.stringify(told.map(({ run }) => run))
  const steps = JSON.stringify(told.flatMap(({ steps }) => steps))
  await sql`insert into troubleshooter_runs
    select * from jsonb_populate_recordset(null::troubleshooter_runs, ${runs}::jsonb)`.execute(db)
  await sql`insert into troubleshooter_run_steps
    select * from jsonb_populate_recordset(null::troubleshooter_run_steps, ${steps}::jsonb)`.execute(db)
}

/** One person's way: most come to an end, a few stop on it; every third check is the solution. */
function walkOf(offered: Troubleshooter, { end, chance }: Omit<Walks, 'walks'>) {
  const walker = {
    device: chance.weighted(DEVICES),
    account_type: chance.weighted(PLANS),
    tried: new Set<string>(),
  }
  const given: Given[] = []
  let way = walk(offered.decision_tree, walker, given)
  while (!chance.happens(LEAVES)) {
    const answer = answerTo(way.at(-1)!.step, walker, chance)
    if (answer === null) break
    given.push({ step: way.at(-1)!.step.id, answer })
    way = walk(offered.decision_tree, walker, given)
  }
  const began = end - Math.round(chance.unit() * COUNTED_DAYS * DAY) - HOUR
  return rowsOf(offered, { way, began, walker })
}

const answerTo = (step: Step, walker: Walker, chance: Chance): string | null => {
  const ways = waysFrom(step, walker).map(({ answer }) => answer)
  if (ways.length === 0) return null
  return isTried(step) ? (chance.happens(HELPS) ? HELPED.yes : HELPED.no) : chance.pick(ways)
}

function rowsOf(
  { id, published_version }: Troubleshooter,
  { way, began, walker }: { way: Walked[]; began: Moment; walker: Walker },
) {
  const run_id = newId()
  const kind = way.at(-1)!.step.kind
  // Whose run ended in a ticket is told by the ticket; these closed the page before they sent it.
  const state = kind === 'fixed' ? 'fixed' : 'open'
  const when = (position: number) => textOf(began + position * 2 * MINUTE)
  const last = when(way.length - 1)
  return {
    run: {
      ...{ id: run_id, troubleshooter_id: id, version: published_version, language: 'en', state },
      ...{ account_type: walker.account_type, device: walker.device, for_ticket: false, tried: [] },
      ...{ started_at: when(0), updated_at: last, ended_at: state === 'open' ? null : last },
    },
    steps: way.map(({ step, answer, skipped }, position) => ({
      ...{ run_id, position, step: step.id, answer, skipped, reached_at: when(position) },
      answered_at: answer === null ? null : when(position + 1),
    })),
  }
}
