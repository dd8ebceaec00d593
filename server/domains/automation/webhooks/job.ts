import { z } from 'zod'
import { defineJob } from '../../../platform/jobs.ts'

export const delivering = defineJob('automation.webhook', z.object({ webhook_id: z.string() }), { outside: true })
