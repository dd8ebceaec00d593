import type { Framework } from '../schema.ts'
import { priority } from '../sections/words.ts'
import type { Suspicion } from './suspicion.ts'

/** Targets, ratings and the matrix of priorities. */
export const outcomeSuspicions = (framework: Framework): Suspicion[] => [...targets(framework), ...matrix(framework)]

function targets({ targets, surveys }: Framework): Suspicion[] {
  const { floor, goal } = targets.first_contact
  return [
    ...(floor > goal
      ? [{ code: 'floor_above_goal' as const, path: 'targets.first_contact.floor', params: { floor, goal } }]
      : []),
    ...(surveys.unhappy_at_most === 5 ? [{ code: 'everybody_unhappy' as const, path: 'surveys.unhappy_at_most' }] : []),
  ]
}

const IMPACTS = ['low', 'medium', 'high', 'critical'] as const
const URGENCIES = ['low', 'medium', 'high'] as const

/** More impact or more urgency never makes a ticket less important. */
function matrix({ triage }: Framework): Suspicion[] {
  const rank = (impact: Impact, urgency: Urgency) => priority.options.indexOf(triage.priority_matrix[impact][urgency])
  return IMPACTS.flatMap((impact, row) =>
    URGENCIES.flatMap((urgency, column): Suspicion[] => {
      const less = [
        ...(row > 0 ? [{ impact: IMPACTS[row - 1]!, urgency }] : []),
        ...(column > 0 ? [{ impact, urgency: URGENCIES[column - 1]! }] : []),
      ].find((less) => rank(less.impact, less.urgency) > rank(impact, urgency))
      if (!less) return []
      const at = triage.priority_matrix
      return [
        {
          code: 'priority_falls',
          path: `triage.priority_matrix.${impact}.${urgency}`,
          params: {
            more: `${impact} impact and ${urgency} urgency`,
            less: `${less.impact} impact and ${less.urgency} urgency`,
            lower: at[impact][urgency],
            higher: at[less.impact][less.urgency],
          },
        },
      ]
    }),
  )
}

type Impact = (typeof IMPACTS)[number]
type Urgency = (typeof URGENCIES)[number]
