import type { AccountType } from '../../customers/contract.ts'
import type { Answer, DecisionTree, Device, Step, When } from '../contract.ts'

/** Who walks, as far as the way depends on it. `tried`: steps that have failed for them before. */
export interface Walker {
  account_type: AccountType | null
  device: Device | null
  tried: ReadonlySet<string>
}

export interface Given {
  step: string
  answer: string
}

/** A step of the way: answered, passed over, or where one stands. */
export interface Walked {
  step: Step
  answer: string | null
  skipped: boolean
}

/** Whether a check or an article was the solution. */
export const HELPED = { yes: 'yes', no: 'no' } as const

/**
 * The way of somebody who has given these answers, in order. It stops at the first step that is not answered, or
 * answered with what is not on offer; the last of it is where they stand. Every run, preview and page walks by this.
 */
export function walk(tree: DecisionTree, walker: Walker, answers: readonly Given[]): Walked[] {
  const steps = stepsById(tree)
  const way: Walked[] = []
  let next = arrive(steps, tree.start, walker)
  for (const { step, answer } of [...answers, null].map((given) => given ?? { step: null, answer: null })) {
    way.push(...next.skipped.map((skipped) => ({ step: skipped, answer: HELPED.no, skipped: true })))
    if (!next.stop) return way
    const target = step === next.stop.id && answer !== null ? targetOf(next.stop, walker, answer) : undefined
    way.push({ step: next.stop, answer: target === undefined ? null : answer, skipped: false })
    if (target === undefined) return way
    next = arrive(steps, target, walker)
  }
  return way
}

export type Steps = ReadonlyMap<string, Step>
export const stepsById = ({ steps }: DecisionTree): Steps => new Map(steps.map((step) => [step.id, step]))

/** Where the way to a step leads somebody: to the step, past it, or nowhere. */
export interface Arrival {
  stop: Step | null
  /** Passed over since they have failed before. */
  skipped: Step[]
  /** What every step of the passage was; for who looks for faults. */
  passed: Step[]
  /** Why there is no `stop`, and where. */
  lost: { at: Step | null; why: 'leads_nowhere' | 'unknown_step' | 'left_out' | 'circle' } | null
}

export function arrive(steps: Steps, id: string | null, walker: Walker): Arrival {
  const way: Arrival = { stop: null, skipped: [], passed: [], lost: null }
  let [at, to]: [Step | null, string | null] = [null, id]
  for (;;) {
    const step = to === null ? undefined : steps.get(to)
    if (!step) return { ...way, lost: { at, why: whyLost(way, at, to) } }
    if (way.passed.includes(step)) return inCircle(way, step)
    way.passed.push(step)
    if (holds(step.when, walker)) {
      if (!isTried(step) || !walker.tried.has(step.id)) return { ...way, stop: step }
      way.skipped.push(step)
      ;[at, to] = [step, step.not_helped]
    } else [at, to] = [step, step.otherwise]
  }
}

/** Where all that is left was tried before, it is asked again rather than nobody is helped. */
function inCircle(way: Arrival, step: Step): Arrival {
  const [again] = way.skipped
  return again ? { ...way, stop: again, skipped: [] } : { ...way, lost: { at: step, why: 'circle' } }
}

/** A step that leaves somebody out must say where they go instead. */
function whyLost(
  { skipped }: Arrival,
  at: Step | null,
  to: string | null,
): 'leads_nowhere' | 'unknown_step' | 'left_out' {
  if (to !== null) return 'unknown_step'
  return at && !skipped.includes(at) ? 'left_out' : 'leads_nowhere'
}

/** A condition that names nothing leaves nobody out; of whom nothing is known, none holds. */
export function holds(when: When | null, { account_type, device }: Walker): boolean {
  if (!when) return true
  return isAmong(when.account_types, account_type) && isAmong(when.devices, device)
}

const isAmong = <Value>(named: readonly Value[], value: Value | null): boolean =>
  named.length === 0 || (value !== null && named.includes(value))

export type TriedStep = Extract<Step, { kind: 'check' | 'article' }>
export const isTried = (step: Step): step is TriedStep => step.kind === 'check' || step.kind === 'article'
export const isEnd = (step: Step): boolean => step.kind === 'fixed' || step.kind === 'ticket'

/** The answers of a question that somebody is offered. */
export const offered = (answers: readonly Answer[], walker: Walker): Answer[] =>
  answers.filter(({ when }) => holds(when, walker))

/** Where an answer leads; undefined when it is not on offer. */
export function targetOf(step: Step, walker: Walker, answer: string): string | null | undefined {
  if (step.kind === 'question') return offered(step.answers, walker).find(({ id }) => id === answer)?.to
  if (!isTried(step)) return undefined
  return answer === HELPED.yes ? step.helped : answer === HELPED.no ? step.not_helped : undefined
}

/** Every way on from a step for somebody: the answer's id, and where it leads. */
export function waysFrom(step: Step, walker: Walker): { answer: string; to: string | null }[] {
  if (step.kind === 'question') return offered(step.answers, walker).map(({ id, to }) => ({ answer: id, to }))
  if (!isTried(step)) return []
  return [
    { answer: HELPED.yes, to: step.helped },
    { answer: HELPED.no, to: step.not_helped },
  ]
}
