import { type TicketFacts, unmet } from '../framework/conditions.ts'
import type { Framework } from '../framework/schema.ts'

export type Ladder = Framework['escalation']['ladders'][number]

/** One step of a call: who is told, and how long they have to say "I have it". */
export interface CallStep {
  notify: string[]
  within_seconds: number | null
}

export const stepsOf = ({ steps }: Ladder): CallStep[] =>
  steps.map(({ notify, acknowledge_within }) => ({ notify, within_seconds: acknowledge_within?.seconds ?? null }))

/** The ladders that call about a ticket which has missed so many deadlines, with their places in the framework. Pure. */
export const laddersFor = (
  ladders: readonly Ladder[],
  ticket: TicketFacts,
  breaches: number,
): { ladder: Ladder; index: number }[] =>
  ladders
    .map((ladder, index) => ({ ladder, index }))
    .filter(({ ladder }) => breaches >= (ladder.breaches ?? 1) && unmet(ladder.when, ticket) === null)

/** By when a step wants to be answered (`by`), and whether somebody stands behind it. Moments in milliseconds. Pure. */
export function waitOf(
  steps: readonly CallStep[],
  step: number,
  begun: number,
): { by: number | null; goes_on: boolean } {
  const { within_seconds } = steps[step]!
  if (within_seconds === null) return { by: null, goes_on: false }
  // The last step has nobody behind it: its clock is shown, and missing it is seen in the numbers.
  return { by: begun + within_seconds * 1_000, goes_on: step < steps.length - 1 }
}
