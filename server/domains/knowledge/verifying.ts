import type { Context } from '../../platform/context.ts'
import { frameworkOf } from '../framework/queries.ts'

const SECONDS_OF_DAY = 86_400

/** The day it is, in UTC: an article is due to be checked on a day and not at an hour. */
export const dayOf = (ctx: Context): Temporal.PlainDate => ctx.now().toZonedDateTimeISO('UTC').toPlainDate()

/** Whether the day by which somebody was to say that it is still right has passed. */
export const isStale = (ctx: Context, verify_by: string | null): boolean =>
  verify_by !== null && Temporal.PlainDate.compare(verify_by, dayOf(ctx)) < 0

/** The day by which what is checked today is to be checked again, as the framework wants it. */
export async function nextVerification(ctx: Context): Promise<string> {
  const { seconds } = (await frameworkOf(ctx)).knowledge.verify_every
  return dayOf(ctx)
    .add({ days: Math.max(1, Math.round(seconds / SECONDS_OF_DAY)) })
    .toString()
}
