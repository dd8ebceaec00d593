import { type Context, instantText, nowText } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { getCustomer } from '../customers/queries.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import { articleFor } from './article-for.ts'
import type { KeptSignal, Suppression, Trigger } from './contract.ts'
import { HelpOffered, OfferSuppressed } from './events.ts'
import { WORDS } from './words.ts'

export const TRIGGERS_PATH = 'support_channels.in_app_messaging.proactive_triggers'

interface Fired {
  customer_id: string
  trigger: Trigger
  why: readonly KeptSignal[]
}

/** Offers help for a trigger that has fired, or notes why it is held back. The caller holds the customer's signals. Returns its id. */
export async function offerHelp(ctx: Context, { customer_id, trigger, why }: Fired): Promise<string> {
  const customer = await getCustomer(ctx, customer_id)
  const reason = await suppressionOf(ctx, { customer_id, trigger, why }, isOptedOut(customer))
  const language = customer.language?.startsWith('zh') ? 'zh' : 'en'
  const id = newId()
  const version = await frameworkVersion(ctx)
  const state = reason ? ('suppressed' as const) : ('offered' as const)
  const shown = reason
    ? { message: null, article_id: null }
    : { message: WORDS[trigger][language], article_id: await articleFor(ctx, { trigger, why, language }) }
  await ctx.db
    .insertInto('engagement_offers')
    .values({
      ...{ id, customer_id, trigger, state, reason, language, version, ...shown },
      ...{ signals: JSON.stringify(why), created_at: nowText(ctx) },
    })
    .execute()
  if (reason) emit(ctx, OfferSuppressed, { offer_id: id, customer_id, trigger, reason })
  else emit(ctx, HelpOffered, { offer_id: id, customer_id, trigger })
  decide(ctx, {
    ...{ subject_type: 'customer', subject_id: customer_id, kind: 'engagement', rule: trigger, version },
    inputs: { path: TRIGGERS_PATH, signals: why.length, kinds: [...new Set(why.map(({ kind }) => kind))] },
    result: { offer_id: id, state, reason },
  })
  return id
}

type Consents = Awaited<ReturnType<typeof getCustomer>>['consents']
const isOptedOut = ({ consents }: { consents: Consents }): boolean =>
  consents.some(({ purpose, granted }) => purpose === 'proactive_help' && !granted)

/** What an app tells so late is over for its user: help would come out of the blue. */
const TOO_LATE_MINUTES = 15

async function suppressionOf(
  ctx: Context,
  { customer_id, trigger, why }: Fired,
  optedOut: boolean,
): Promise<Suppression | null> {
  if (optedOut) return 'opted_out'
  const last = why.at(-1)
  const age = last ? ctx.now().since(Temporal.Instant.from(last.at)).total('minutes') : 0
  if (trigger !== 'extended_inactivity' && age > TOO_LATE_MINUTES) return 'too_late'
  const { at_most_every, at_most_per_week } = (await frameworkOf(ctx)).engagement
  const offered = await offeredSince(ctx, customer_id, Math.max(at_most_every.seconds, WEEK_SECONDS))
  const isSince = (seconds: number) => (one: { created_at: string }) =>
    one.created_at > instantText(ctx.now().subtract({ seconds }))
  if (offered.filter((one) => one.trigger === trigger).some(isSince(at_most_every.seconds))) return 'cooldown'
  return offered.filter(isSince(WEEK_SECONDS)).length >= at_most_per_week ? 'frequency_cap' : null
}

const WEEK_SECONDS = 7 * 86_400

const offeredSince = ({ db, now }: Context, customerId: string, seconds: number) =>
  db
    .selectFrom('engagement_offers')
    .select(['trigger', 'created_at'])
    .where('customer_id', '=', customerId)
    .where('state', '=', 'offered')
    .where('created_at', '>', instantText(now().subtract({ seconds })))
    .execute()
