import type { DecisionTree, Step, TroubleshooterContent } from '../contract.ts'
import type { AboutChange, ChangedStep, Difference } from './contract.ts'
import { changesOfStep } from './step-changes.ts'
import { isSame, textChanges } from './text-changes.ts'

/** What leads from one version to another: empty exactly where nobody would read, see or walk anything else. */
export const differenceBetween = (before: TroubleshooterContent, after: TroubleshooterContent): Difference => ({
  about: aboutChanges(before, after),
  steps: stepChanges(before.decision_tree, after.decision_tree),
})

function aboutChanges(before: TroubleshooterContent, after: TroubleshooterContent): AboutChange[] {
  const languages = { before: before.languages, after: after.languages }
  const start = { before: before.decision_tree.start, after: after.decision_tree.start }
  return [
    ...(isSame(languages.before, languages.after) ? [] : [{ what: 'languages' as const, ...languages }]),
    ...textChanges(before.titles, after.titles).map((change) => ({ what: 'title' as const, ...change })),
    ...textChanges(before.intros, after.intros).map((change) => ({ what: 'intro' as const, ...change })),
    ...(start.before === start.after ? [] : [{ what: 'start' as const, ...start }]),
  ]
}

/** As the later one has them; what is there no more comes last. */
function stepChanges(before: DecisionTree, after: DecisionTree): ChangedStep[] {
  const earlier = new Map(before.steps.map((step) => [step.id, step]))
  const later = new Map(after.steps.map((step) => [step.id, step]))
  const kept = after.steps.flatMap((step): ChangedStep[] => {
    const was = earlier.get(step.id)
    if (was?.kind !== step.kind) return [{ change: 'added', step }]
    const changes = changesOfStep(was, step)
    return changes.length > 0 ? [{ change: 'changed', id: step.id, changes }] : []
  })
  const isGone = ({ id, kind }: Step) => later.get(id)?.kind !== kind
  return [...kept, ...before.steps.filter(isGone).map((step) => ({ change: 'removed' as const, step }))]
}
