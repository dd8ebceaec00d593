import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import type { AccountType } from '../../customers/contract.ts'
import type { Visibility } from '../../knowledge/contract.ts'
import type { RunRow } from '../access.ts'
import type { Device, TroubleshooterContent } from '../contract.ts'
import { type Given, type Walked, type Walker, walk } from '../tree/walk.ts'
import type { RunState } from './contract.ts'
import { inLanguage } from './shown.ts'

/** A run with the tree it goes by and the way it has taken. */
export interface Standing {
  run: RunRow
  title: string
  visibility: Visibility
  content: TroubleshooterContent
  walker: Walker
  way: Walked[]
  /** When each step of the way was reached and answered. */
  kept: KeptStep[]
}

type KeptStep = Awaited<ReturnType<typeof keptSteps>>[number]

export const standingOf = async (ctx: Context, run: RunRow): Promise<Standing> => (await standingsOf(ctx, [run]))[0]!

/** Several at once, in the order asked. */
export async function standingsOf(ctx: Context, runs: readonly RunRow[]): Promise<Standing[]> {
  if (runs.length === 0) return []
  const versions = await versionsOf(ctx, runs)
  const kept = Map.groupBy(await keptSteps(ctx, runs), ({ run_id }) => run_id)
  return runs.map((run) => {
    const { visibility, tree, ...texts } = versions.find(
      ({ troubleshooter_id, number }) => troubleshooter_id === run.troubleshooter_id && number === run.version,
    )!
    const content = { ...texts, decision_tree: tree } as unknown as TroubleshooterContent
    const [walker, steps] = [walkerOf(run), kept.get(run.id) ?? []]
    return {
      ...{ run, content, walker, kept: steps, visibility: visibility as Visibility },
      title: inLanguage(content.titles, run.language) ?? '',
      way: walk(content.decision_tree, walker, givenIn(steps)),
    }
  })
}

const versionsOf = ({ db }: Context, runs: readonly RunRow[]) =>
  db
    .selectFrom('troubleshooter_versions as version')
    .innerJoin('troubleshooters', 'troubleshooters.id', 'version.troubleshooter_id')
    .select(['version.troubleshooter_id', 'version.number', 'version.languages', 'version.titles'])
    .select(['version.intros', 'version.tree', 'troubleshooters.visibility'])
    .where((eb) =>
      eb(
        eb.refTuple('version.troubleshooter_id', 'version.number'),
        'in',
        runs.map((run) => eb.tuple(run.troubleshooter_id, run.version)),
      ),
    )
    .execute()

export const walkerOf = ({
  account_type,
  device,
  tried,
}: Pick<RunRow, 'account_type' | 'device' | 'tried'>): Walker => ({
  account_type: account_type as AccountType | null,
  device: device as Device | null,
  tried: new Set(tried),
})

const keptSteps = ({ db }: Context, runs: readonly RunRow[]) =>
  db
    .selectFrom('troubleshooter_run_steps')
    .selectAll()
    .where(
      'run_id',
      'in',
      runs.map(({ id }) => id),
    )
    .orderBy('run_id')
    .orderBy('position')
    .execute()

/** What somebody has said themselves; what was passed over follows from the tree. */
export const givenIn = (kept: readonly Pick<KeptStep, 'step' | 'answer' | 'skipped'>[]): Given[] =>
  kept.flatMap(({ step, answer, skipped }) => (answer === null || skipped ? [] : { step, answer }))

/** Where a way has come to. */
export const stateOf = (way: readonly Walked[]): RunState => {
  const kind = way.at(-1)?.step.kind
  return kind === 'fixed' || kind === 'ticket' ? kind : 'open'
}

/** Writes the way from `position` on: what was there before stays as it was reached. */
export async function keepWay(ctx: Context, run_id: string, { way, position }: { way: Walked[]; position: number }) {
  const at = nowText(ctx)
  await ctx.db
    .deleteFrom('troubleshooter_run_steps')
    .where('run_id', '=', run_id)
    .where('position', '>', position)
    .execute()
  const answered = way[position]
  if (answered)
    await ctx.db
      .updateTable('troubleshooter_run_steps')
      .set({ answer: answered.answer, answered_at: at })
      .where('run_id', '=', run_id)
      .where('position', '=', position)
      .execute()
  const rows = way.slice(position + 1).map(({ step, answer, skipped }, index) => ({
    ...{ run_id, position: position + 1 + index, step: step.id, answer, skipped, reached_at: at },
  }))
  if (rows.length > 0) await ctx.db.insertInto('troubleshooter_run_steps').values(rows).execute()
}
