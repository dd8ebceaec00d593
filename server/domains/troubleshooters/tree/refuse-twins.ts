import { type FieldError, invalid } from '../../../platform/errors.ts'
import type { DecisionTree } from '../contract.ts'

/** Steps and answers are named by their ids: two of one name could not be told apart. */
export function refuseTwins({ steps }: DecisionTree): void {
  const errors: FieldError[] = [
    ...twins(steps).map((id) => ({ path: `decision_tree.${id}`, message: 'Two steps have this id.' })),
    ...steps.flatMap((step) =>
      step.kind === 'question'
        ? twins(step.answers).map((id) => ({
            path: `decision_tree.${step.id}.${id}`,
            message: 'Two answers of the step have this id.',
          }))
        : [],
    ),
  ]
  if (errors.length > 0) throw invalid('Some ids are used twice; nothing was saved.', errors)
}

const twins = (named: readonly { id: string }[]): string[] =>
  [...Map.groupBy(named, ({ id }) => id)].filter(([, those]) => those.length > 1).map(([id]) => id)
