import type { Device, Fault, FaultCode, Step, TroubleshooterContent } from '../contract.ts'
import { EVERYBODY } from './everybody.ts'
import { faultMessage } from './fault-messages.ts'
import type { Found } from './found.ts'
import { type CameFrom, type Reach, reachOf, wayTo } from './reach.ts'
import { type Known, textFaults, titleOf } from './text-faults.ts'
import { arrive, stepsById, type Walker } from './walk.ts'

/** Everything that keeps a tree from being published, in the order of its steps: those of the way first. */
export function faultsIn(content: TroubleshooterContent, known: Known): Fault[] {
  const found = [...wayFaults(content), ...textFaults(content, known)]
  const order = new Map(content.decision_tree.steps.map(({ id }, index) => [id, index]))
  return found
    .toSorted((a, b) => (order.get(a.step ?? '') ?? -1) - (order.get(b.step ?? '') ?? -1))
    .map((fault) => ({ ...fault, message: faultMessage(fault, content) }))
}

/** A fault of the way that one kind of reader meets. */
interface Met {
  code: FaultCode
  step: Step | null
  answer: string | null
  from: CameFrom
  reach: Reach
}

/** Whether everybody comes to an end from everywhere, and everything is shown to somebody. */
export function wayFaults(content: TroubleshooterContent): Found[] {
  const { decision_tree: tree } = content
  if (tree.start === null || tree.steps.length === 0) return [bare('no_start')]
  const steps = stepsById(tree)
  const reaches = EVERYBODY.map((walker) => reachOf(steps, tree.start, walker))
  return [...together(reaches.flatMap(metIn), content), ...neverMet(content, reaches)]
}

const bare = (code: FaultCode, about: Partial<Found> = {}): Found => ({
  ...{ code, step: null, answer: null, language: null, path: [], whom: null },
  ...about,
})

function metIn(reach: Reach): Met[] {
  const lost = reach.lost.map(({ from, lost: { at, why } }): Met => {
    const isOfAnswer = at === null
    return {
      ...{ code: why, from, reach, step: at ?? from?.step ?? null },
      answer: isOfAnswer ? (from?.answer ?? null) : null,
    }
  })
  const stranded = reach.stranded.map((step) => at(reach, step, 'stranded'))
  return [...lost, ...stranded, ...reach.endless.map((step) => at(reach, step, 'never_ends'))]
}

const at = (reach: Reach, step: Step, code: FaultCode): Met => ({
  ...{ code, step, answer: null, reach, from: reach.shown.get(step) ?? null },
})

/** One fault for all who meet it, with the shortest way of the first of them. */
function together(met: Met[], content: TroubleshooterContent): Found[] {
  const groups = Map.groupBy(met, ({ code, step, answer }) => `${code} ${step?.id} ${answer}`)
  return [...groups.values()].map((group) => {
    const { code, step, answer, from, reach } = group[0]!
    const way =
      from && from.step !== step ? wayTo(reach, from) : from ? wayTo(reach, reach.shown.get(from.step) ?? null) : []
    return bare(code === 'unknown_step' && !step ? 'no_start' : code, {
      ...{ step: step?.id ?? null, answer },
      path: way.map((one) => ({ step: one.step.id, title: titleOf(one.step, content), answer: one.answer })),
      whom: whomOf(group.map(({ reach }) => reach.walker)),
    })
  })
}

/** Null where it is everybody. */
function whomOf(walkers: Walker[]): Found['whom'] {
  const all = new Set(walkers)
  if (all.size === EVERYBODY.length) return null
  const account_types = [...new Set([...all].map(({ account_type }) => account_type))]
  const devices: (Device | null)[] = [...new Set([...all].map(({ device }) => device))]
  return { account_types, devices }
}

/** Steps and answers that are shown to nobody. */
function neverMet({ decision_tree: tree }: TroubleshooterContent, reaches: Reach[]): Found[] {
  const shown = new Set(reaches.flatMap((reach) => [...reach.shown.keys()]))
  const passed = new Set(reaches.flatMap((reach) => [...reach.passed]))
  const answers = new Set(reaches.flatMap((reach) => [...reach.offered]))
  return tree.steps.flatMap((step) => {
    if (!shown.has(step)) return [bare(passed.has(step) ? 'never_shown' : 'orphan', { step: step.id })]
    const unseen = step.kind === 'question' ? step.answers.filter((answer) => !answers.has(answer)) : []
    return unseen.map(({ id }) => bare('answer_never_shown', { step: step.id, answer: id }))
  })
}

/** The tree as one kind of reader walks it: the steps they can come to, and the answers they are offered. */
export function treeFor(
  tree: TroubleshooterContent['decision_tree'],
  walker: Walker,
): TroubleshooterContent['decision_tree'] {
  const steps = stepsById(tree)
  const { shown, offered } = reachOf(steps, tree.start, walker)
  const onTo = (id: string | null) => arrive(steps, id, walker).stop?.id ?? null
  const fitted = [...shown.keys()].map((step): Step => {
    const theirs = { ...step, when: null, otherwise: null }
    if (theirs.kind === 'question') {
      const answers = theirs.answers.filter((answer) => offered.has(answer))
      return { ...theirs, answers: answers.map((answer) => ({ ...answer, when: null, to: onTo(answer.to) })) }
    }
    if (theirs.kind !== 'check' && theirs.kind !== 'article') return theirs
    return { ...theirs, helped: onTo(theirs.helped), not_helped: onTo(theirs.not_helped) }
  })
  return { start: onTo(tree.start), steps: fitted }
}
