import { z } from 'zod'
import { defineJob } from '../../platform/jobs.ts'

const ATTEMPTS = 3

const job = defineJob('simulation.run', z.object({ id: z.string() }), { max_attempts: ATTEMPTS })

/** The job as it is asked for; `jobs.ts` says what it does. */
export const running = job.kind
export const runs = job.does
