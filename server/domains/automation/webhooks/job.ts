import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'

export const delivering = defineJob('automation.webhook', z.object({ webhook_id: z.string() }), { outside: true })

/** Of the worker's places no more than this many ever wait for somebody outside to answer. */
const LANES = 3

/** Has an address called soon. Calls of one host come one after the other. */
export const callSoon = (ctx: Context, { id, url }: { id: string; url: string }): Promise<void> =>
  enqueue(ctx, delivering, { payload: { webhook_id: id }, key: `webhook:${id}`, lane: `webhooks:${laneOf(url)}` })

function laneOf(url: string): number {
  const { host } = new URL(url)
  return [...host].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % LANES
}
