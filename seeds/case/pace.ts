import type { ChannelKind } from '../../server/domains/tickets/contract.ts'
import { HOUR, MINUTE, type Moment, SECOND } from '../moments.ts'
import type { Case } from './case.ts'

interface Pace {
  /** Until the first answer, and between two of ours. */
  first: readonly [median: number, spread: number]
  next: readonly [median: number, spread: number]
  /** Until a customer answers. */
  customer: readonly [median: number, spread: number]
}

/** How long things take, by channel: most first answers come in time, one in ten does not. */
const PACES: Record<ChannelKind, Pace> = {
  email: { first: [38 * MINUTE, 0.85], next: [70 * MINUTE, 0.8], customer: [110 * MINUTE, 1.1] },
  live_chat: { first: [13 * SECOND, 0.6], next: [50 * SECOND, 0.6], customer: [45 * SECOND, 0.8] },
  phone_support: { first: [30 * MINUTE, 0.6], next: [90 * MINUTE, 0.7], customer: [3 * HOUR, 1] },
  social_media: { first: [20 * MINUTE, 0.8], next: [35 * MINUTE, 0.8], customer: [50 * MINUTE, 1] },
  in_app_messaging: { first: [32 * MINUTE, 0.9], next: [45 * MINUTE, 0.8], customer: [55 * MINUTE, 1.1] },
}

export function untilOurFirst({ chance, ticket, slowness, customer }: Case): number {
  const [median, spread] = PACES[ticket.channel].first
  const isAwaited = customer.account_type === 'enterprise' ? 0.7 : 1
  return chance.around(median * slowness * isAwaited, spread)
}

export const untilOurNext = ({ chance, ticket, slowness }: Case): number =>
  chance.around(PACES[ticket.channel].next[0] * slowness, PACES[ticket.channel].next[1])

export const untilTheirs = ({ chance, ticket }: Case): number =>
  chance.around(...(PACES[ticket.channel].customer as [number, number]))

/** Somebody else, a carrier or a developer, has to do something. */
export const untilOthers = ({ chance }: Case): number => chance.around(14 * HOUR, 0.7)

/** Until somebody of the tier takes what was handed up. */
export const untilTaken = ({ chance, slowness }: Case): number => chance.around(40 * MINUTE * slowness, 0.8)

/** Whole milliseconds, so that what is counted in them comes out even. */
export const after = (at: Moment, span: number): Moment => Math.floor(at + Math.max(span, SECOND))
