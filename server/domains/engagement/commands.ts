import type { Context } from '../../platform/context.ts'
import { holdBack } from '../../platform/due.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { getCustomer } from '../customers/queries.ts'
import { recognize } from '../customers/recognize.ts'
import { frameworkOf } from '../framework/queries.ts'
import { type AppCustomer, type SignalsTold, type TellSignals, Trigger } from './contract.ts'
import { holdSignals } from './hold.ts'
import { SILENCE, watchForSilence } from './inactivity.ts'
import { offerHelp } from './offer.ts'
import { offersById } from './queries.ts'
import { keepSignals, signalsSince } from './signals.ts'
import { firedBy, LONGEST_MS } from './triggers.ts'

/** Takes what an app tells of somebody, and offers help where the framework's triggers fire: each offer with the signals that led to it. */
export const tellSignals = (ctx: Context, { customer, signals }: TellSignals): Promise<SignalsTold> =>
  inTransaction(ctx, async (ctx) => {
    const customer_id = await customerOf(ctx, customer)
    await holdBack(ctx, [SILENCE], customer_id)
    await holdSignals(ctx, customer_id)
    const wanted = await wantedTriggers(ctx)
    const earliest = signals.map(({ at }) => Temporal.Instant.from(at)).sort(Temporal.Instant.compare)[0]!
    const before = await signalsSince(ctx, customer_id, earliest.subtract({ milliseconds: LONGEST_MS }))
    const fresh = await keepSignals(ctx, customer_id, signals)
    const told = [...before, ...fresh].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    const ids: string[] = []
    for (const trigger of wanted) {
      const why = firedBy(trigger, told, new Set(fresh))
      if (why) ids.push(await offerHelp(ctx, { customer_id, trigger, why }))
    }
    await watchForSilence(ctx, customer_id, { isWanted: wanted.includes('extended_inactivity'), fresh })
    const offers = await offersById(ctx, ids)
    return {
      customer_id,
      offers: offers.filter(({ state }) => state === 'offered'),
      suppressed: offers.filter(({ state }) => state === 'suppressed'),
    }
  })

async function customerOf(ctx: Context, { id, ...from }: AppCustomer): Promise<string> {
  if (id) return (await getCustomer(ctx, id)).id
  const [found] = await recognize(ctx, [{ from, channel: 'in_app_messaging' }])
  return found!.id
}

/** Those the framework lists, in its order. A word it has besides is none of ours. */
async function wantedTriggers(ctx: Context): Promise<Trigger[]> {
  const { proactive_triggers } = (await frameworkOf(ctx)).support_channels.in_app_messaging
  return [...new Set(proactive_triggers)].flatMap((word) => Trigger.safeParse(word).data ?? [])
}
