import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'

/** What the other side says is an outcome, noted with the delivery. The queue repeats only what we could not do ourselves. */
export const sending = defineJob('channels.deliver', z.object({ delivery_id: z.string() }), { outside: true })

export const deliveryClaim = (deliveryId: string): string => `deliver:${deliveryId}`

export const requestDelivery = (ctx: Context, delivery_id: string) =>
  enqueue(ctx, sending, { payload: { delivery_id }, key: deliveryClaim(delivery_id) })
