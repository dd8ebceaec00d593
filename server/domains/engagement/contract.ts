import { z } from 'zod'
import { Id, Instant, PageQuery } from '../../platform/contract.ts'

export const Trigger = z.enum(['error_detection', 'feature_confusion', 'extended_inactivity'])
export type Trigger = z.infer<typeof Trigger>

export const SignalKind = z.enum(['error', 'rage_click', 'back_and_forth', 'help_search', 'seen', 'idle'])
export type SignalKind = z.infer<typeof SignalKind>

/** Something that happened to somebody in an app. `seen`: a page was opened; `idle`: the app noticed that nothing happens. */
export const Signal = z.object({
  kind: SignalKind,
  at: Instant.meta({ description: 'A moment in the future counts as now' }),
  page: z.string().max(2_000).optional(),
})
export type Signal = z.infer<typeof Signal>

/** Known here, or as the app knows them. */
const AppCustomer = z
  .object({
    id: Id.optional(),
    user_id: z.string().max(200).optional(),
    email: z.email().max(254).optional(),
    name: z.string().max(200).optional(),
  })
  .refine(({ id, user_id, email }) => id || user_id || email, { message: 'Say who it is: id, user_id or email.' })
export type AppCustomer = z.infer<typeof AppCustomer>

export const TellSignals = z.object({ customer: AppCustomer, signals: z.array(Signal).min(1).max(200) })
export type TellSignals = z.infer<typeof TellSignals>

const KeptSignal = z.object({ kind: SignalKind, at: Instant, page: z.string().nullable() })
export type KeptSignal = z.infer<typeof KeptSignal>

export const OfferState = z.enum(['offered', 'suppressed'])
export const Suppression = z.enum(['opted_out', 'cooldown', 'frequency_cap', 'too_late'])
export type Suppression = z.infer<typeof Suppression>

/** Help offered unasked, or held back with the reason. `why`: the signals that led to it. */
export const Offer = z.object({
  id: Id,
  customer_id: Id,
  trigger: Trigger,
  state: OfferState,
  reason: Suppression.nullable().meta({ description: 'Why it was held back' }),
  why: z.array(KeptSignal),
  message: z.string().nullable(),
  language: z.enum(['en', 'zh']),
  article: z.object({ id: Id, number: z.number().int(), title: z.string(), path: z.string() }).nullable(),
  path: z.string().meta({ description: 'The key of the framework that was followed' }),
  version: z.string(),
  created_at: Instant,
})
export type Offer = z.infer<typeof Offer>

export const SignalsTold = z.object({
  customer_id: Id,
  offers: z.array(Offer).meta({ description: 'To be shown to the user now' }),
  suppressed: z.array(Offer),
})
export type SignalsTold = z.infer<typeof SignalsTold>

export const OfferQuery = PageQuery.extend({
  customer_id: Id.optional(),
  trigger: Trigger.optional(),
  state: OfferState.optional(),
})
export type OfferQuery = z.infer<typeof OfferQuery>
