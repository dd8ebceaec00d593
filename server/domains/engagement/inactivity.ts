import { type Context, instantText } from '../../platform/context.ts'
import { defineDue, schedule, unschedule } from '../../platform/due.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { KeptSignal } from './contract.ts'
import { holdSignals } from './hold.ts'
import { offerHelp } from './offer.ts'
import { lastDeed } from './signals.ts'

export const SILENCE = 'engagement.inactivity'

/** Whoever did something just now is looked after again once nothing has happened for long enough. `idle` is nothing done. */
export async function watchForSilence(
  ctx: Context,
  customerId: string,
  { isWanted, fresh }: { isWanted: boolean; fresh: readonly KeptSignal[] },
): Promise<void> {
  const last = fresh.findLast(({ kind }) => kind !== 'idle')
  if (!isWanted) await unschedule(ctx, SILENCE, customerId)
  else if (last) await scheduleSilence(ctx, customerId, last)
}

/** What was told so late that its silence is over is left alone. */
async function scheduleSilence(ctx: Context, customerId: string, last: KeptSignal): Promise<void> {
  const due_at = await silentFrom(ctx, last)
  if (Temporal.Instant.compare(due_at, ctx.now()) > 0) await schedule(ctx, SILENCE, { subject_id: customerId, due_at })
}

async function silentFrom(ctx: Context, { at }: KeptSignal): Promise<Temporal.Instant> {
  const { inactive_after } = (await frameworkOf(ctx)).engagement
  return Temporal.Instant.from(at).add({ milliseconds: inactive_after.seconds * 1_000 })
}

/** Fires once for a stay: the row is taken as it fires, and only something done sets another. */
export const inactivity = defineDue(SILENCE, async (ctx, rows) => {
  const { proactive_triggers } = (await frameworkOf(ctx)).support_channels.in_app_messaging
  if (!proactive_triggers.includes('extended_inactivity')) return
  // One after the other: each holds its customer's signals, and few are silent at the same moment.
  for (const { subject_id } of rows) await offerAfterSilence(ctx, subject_id)
})

async function offerAfterSilence(ctx: Context, customerId: string): Promise<void> {
  await holdSignals(ctx, customerId)
  const last = await lastDeed(ctx, customerId)
  if (!last) return
  const due_at = await silentFrom(ctx, last)
  // Longer silence is wanted by now than when the row was set.
  if (instantText(due_at) > instantText(ctx.now())) return void (await scheduleSilence(ctx, customerId, last))
  await offerHelp(ctx, { customer_id: customerId, trigger: 'extended_inactivity', why: [last] })
}
