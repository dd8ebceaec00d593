import { type Context, instantText } from '../../platform/context.ts'
import type { TicketSelection } from '../tickets/filters.ts'
import type { ViewFilters } from './contract.ts'

const HOURS_OF_A_DAY = 24

/** What the filters of a kept view leave at this moment. */
export function selectionOf(ctx: Context, { created_within_days: days, ...filters }: ViewFilters): TicketSelection {
  if (days === undefined) return filters
  return { ...filters, created_from: instantText(ctx.now().subtract({ hours: days * HOURS_OF_A_DAY })) }
}
