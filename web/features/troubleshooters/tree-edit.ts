import type { DecisionTree, Step, StepKind } from '../../lib/queries/troubleshooters.ts'

/** A way on from a step: the answer it belongs to, or where a check or a condition leads. */
export type Slot = { kind: 'answer'; id: string } | { kind: 'helped' | 'not_helped' | 'otherwise' }

export interface WayOn {
  slot: Slot
  to: string | null
}

/** Every way on from a step, in the order it is drawn. */
export function waysOn(step: Step): WayOn[] {
  const otherwise: WayOn[] = step.when ? [{ slot: { kind: 'otherwise' }, to: step.otherwise }] : []
  if (step.kind === 'question')
    return [...step.answers.map(({ id, to }) => ({ slot: { kind: 'answer' as const, id }, to })), ...otherwise]
  if (step.kind !== 'check' && step.kind !== 'article') return otherwise
  const tried = (['helped', 'not_helped'] as const).map((kind) => ({ slot: { kind }, to: step[kind] }))
  return [...tried, ...otherwise]
}

/** Which way an answer takes: of a check, `yes` and `no` say whether it helped. */
export const slotOfAnswer = ({ kind }: Step, answer: string): Slot => {
  if (kind === 'question') return { kind: 'answer', id: answer }
  return { kind: answer === 'yes' ? 'helped' : 'not_helped' }
}

/** The same tree with one step changed. */
export const withStep = (tree: DecisionTree, id: string, change: (step: Step) => Step): DecisionTree => ({
  ...tree,
  steps: tree.steps.map((step) => (step.id === id ? change(step) : step)),
})

/** Lets a way lead elsewhere. */
export const connect = (tree: DecisionTree, from: string, way: { slot: Slot; to: string | null }): DecisionTree =>
  withStep(tree, from, (step) => leading(step, way))

function leading(step: Step, { slot, to }: { slot: Slot; to: string | null }): Step {
  if (slot.kind === 'otherwise') return { ...step, otherwise: to }
  if (slot.kind === 'answer') {
    if (step.kind !== 'question') return step
    return { ...step, answers: step.answers.map((answer) => (answer.id === slot.id ? { ...answer, to } : answer)) }
  }
  return step.kind === 'check' || step.kind === 'article' ? { ...step, [slot.kind]: to } : step
}

/** A new step at the end of a way, or as the first of all. */
export function addStep(
  tree: DecisionTree,
  at: { from: string; slot: Slot } | null,
  { kind, languages }: { kind: StepKind; languages: readonly string[] },
): { tree: DecisionTree; id: string } {
  const id = freeId(
    kind,
    tree.steps.map((step) => step.id),
  )
  const grown = { ...tree, steps: [...tree.steps, emptyStep(kind, id, languages)] }
  if (!at) return { tree: { ...grown, start: grown.start ?? id }, id }
  return { tree: connect(grown, at.from, { slot: at.slot, to: id }), id }
}

/** Takes a step away, and every way to it. What came only after it stays, marked as unconnected. */
export function deleteStep(tree: DecisionTree, id: string): DecisionTree {
  const steps = tree.steps.filter((step) => step.id !== id)
  const loose = steps.map((step) =>
    waysOn(step).reduce((kept, { slot, to }) => (to === id ? leading(kept, { slot, to: null }) : kept), step),
  )
  return { start: tree.start === id ? null : tree.start, steps: loose }
}

/** Another answer of a question, with an id of its own. */
export const addAnswer = (tree: DecisionTree, id: string, languages: readonly string[]): DecisionTree =>
  withStep(tree, id, (step) => {
    if (step.kind !== 'question') return step
    const answer = freeId(
      'answer',
      step.answers.map(({ id }) => id),
    )
    const texts = Object.fromEntries(languages.map((language) => [language, '']))
    return { ...step, answers: [...step.answers, { id: answer, texts, to: null, when: null }] }
  })

export const deleteAnswer = (tree: DecisionTree, id: string, answer: string): DecisionTree =>
  withStep(tree, id, (step) =>
    step.kind === 'question' ? { ...step, answers: step.answers.filter((one) => one.id !== answer) } : step,
  )

function emptyStep(kind: StepKind, id: string, languages: readonly string[]): Step {
  const texts = Object.fromEntries(languages.map((language) => [language, { title: '', body: '' }]))
  const common = { id, texts, when: null, otherwise: null }
  if (kind === 'question') return { kind, ...common, answers: ['yes', 'no'].map((id) => emptyAnswer(id, languages)) }
  if (kind === 'check') return { kind, ...common, helped: null, not_helped: null }
  if (kind === 'article') return { kind, ...common, article_id: null, helped: null, not_helped: null }
  if (kind === 'ticket') return { kind, ...common, category: null, priority: null, team: null }
  return { kind, ...common }
}

const WORDS: Record<string, Record<string, string>> = { yes: { en: 'Yes', zh: '是' }, no: { en: 'No', zh: '否' } }
const emptyAnswer = (id: string, languages: readonly string[]) => ({
  ...{ id, to: null, when: null },
  texts: Object.fromEntries(languages.map((language) => [language, WORDS[id]?.[language] ?? ''])),
})

function freeId(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const id = `${name}-${number}`
    if (!taken.includes(id)) return id
  }
}
