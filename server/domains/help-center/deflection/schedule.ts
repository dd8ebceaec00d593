import type { Context } from '../../../platform/context.ts'
import { scheduleEach } from '../../../platform/due.ts'
import { frameworkOf } from '../../framework/queries.ts'

export const JUDGE_VISIT = 'help_center.judge_visit'

export interface Intending {
  id: string
  last_at: string
  intended_at: string | null
}

/** Visits of people who mean to write are judged when they have been silent long enough; whatever they do puts it off. */
export async function scheduleJudgements(ctx: Context, visits: readonly Intending[]): Promise<void> {
  const { knowledge } = await frameworkOf(ctx)
  const { seconds } = knowledge.deflection.silent_for
  const judged = visits.filter(({ intended_at }) => intended_at !== null)
  await scheduleEach(
    ctx,
    JUDGE_VISIT,
    judged.map(({ id, last_at }) => ({ subject_id: id, due_at: Temporal.Instant.from(last_at).add({ seconds }) })),
  )
}
