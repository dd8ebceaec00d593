import { defineEvent, field } from '../../platform/events.ts'
import { SimulationState } from './contract.ts'

export const SimulationRequested = defineEvent('simulation.requested', {
  simulation_id: field.id(),
  days: field.count(),
})
export const SimulationEnded = defineEvent('simulation.ended', {
  simulation_id: field.id(),
  state: field.oneOf(SimulationState.options),
})
