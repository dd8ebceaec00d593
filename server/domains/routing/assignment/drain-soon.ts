import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'

/** Gives queues away (`drain.ts`). Patient: waits for tickets that somebody else holds. */
export const draining = defineJob('routing.drain', z.object({ teams: z.array(z.string()), is_patient: z.boolean() }))

/** Once the caller's transaction has committed. Several at once are done as one. */
export const drainSoon = (ctx: Context, teams: readonly string[], is_patient = false): Promise<void> => {
  const sorted = [...new Set(teams)].toSorted()
  return sorted.length === 0
    ? Promise.resolve()
    : enqueue(ctx, draining, {
        payload: { teams: sorted, is_patient },
        key: `routing.drain:${is_patient ? 'patient:' : ''}${sorted.join(',')}`,
      })
}
