import { defineEvent, field } from '../../platform/events.ts'
import { ClockKind } from './contract.ts'

const mark = { ticket_id: field.id(), clock: field.oneOf(ClockKind.options), due_at: field.moment() }

/** A deadline comes near: 75 or 90 % of its time is used. */
export const ClockAtRisk = defineEvent('sla.at_risk', { ...mark, percent: field.count() })
export const ClockBreached = defineEvent('sla.breached', mark)
/** The ticket is as old as the framework lets a tier keep it. */
export const ThresholdReached = defineEvent('sla.threshold_reached', mark)
/** A deadline was kept after all: what stopped the clock had happened before, and was heard of late. */
export const BreachWithdrawn = defineEvent('sla.breach_withdrawn', mark)
