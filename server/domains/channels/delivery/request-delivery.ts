import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'

/** What the other side says is an outcome, noted with the delivery. The queue repeats only what we could not do ourselves. */
export const sending = defineJob('channels.deliver', z.object({ delivery_id: z.string() }), { outside: true })

export const deliveryClaim = (deliveryId: string): string => `deliver:${deliveryId}`

const LATER_SECONDS = 10

/** The same in some seconds, when whoever is at it now is likely to be done. */
export const requestDeliveryLater = (ctx: Context, delivery_id: string) =>
  enqueue(ctx, sending, {
    payload: { delivery_id },
    key: deliveryClaim(delivery_id),
    run_at: ctx.now().add({ seconds: LATER_SECONDS }),
  })

export const requestDelivery = (ctx: Context, delivery_id: string) =>
  enqueue(ctx, sending, { payload: { delivery_id }, key: deliveryClaim(delivery_id) })
