import type { DecisionTree, Step } from '../../lib/queries/troubleshooters.ts'
import { type Slot, type WayOn, waysOn } from './tree-edit.ts'

export type Mark = 'added' | 'removed' | 'changed'

/** A step where it is drawn between two versions, or a sign that the way goes on elsewhere or leads nowhere. */
export interface MarkedStep {
  key: string
  kind: 'card' | 'sign' | 'nowhere'
  step: Step | null
  /** What became of the step; of a sign it says nothing. */
  mark: Mark | null
  /** Which way leads here, as the version that has it calls it, and whether only one of the two has it. */
  way: { step: Step; slot: Slot; mark: 'added' | 'removed' | null } | null
  children: MarkedStep[]
}

/** Two trees drawn as one: what is there no more stands where it stood. Each step has one place, as in either of them. */
export function markedTree(
  trees: { before: DecisionTree; after: DecisionTree },
  marks: ReadonlyMap<string, Mark>,
): MarkedStep[] {
  const both = bothTrees(trees)
  const homes = homesIn(trees, both)
  const drawn = (id: string, way: MarkedStep['way']): MarkedStep => ({
    ...{ key: id, kind: 'card', step: both.steps.get(id)!, mark: marks.get(id) ?? null, way },
    children: both.waysOf(id).map((one) => {
      const key = `${id}/${slotKey(one)}`
      const said = { step: one.step, slot: one.slot, mark: one.mark }
      if (one.to !== null && homes.get(one.to) === key) return drawn(one.to, said)
      const step = one.to === null ? null : (both.steps.get(one.to) ?? null)
      return { key, kind: step ? 'sign' : 'nowhere', step, mark: null, way: said, children: [] }
    }),
  })
  return [...both.steps.keys()]
    .filter((id) => !homes.has(id))
    .toSorted((a, b) => Number(b === trees.after.start) - Number(a === trees.after.start))
    .map((id) => drawn(id, null))
}

interface MarkedWay extends WayOn {
  step: Step
  mark: 'added' | 'removed' | null
}

interface Both {
  steps: ReadonlyMap<string, Step>
  waysOf(id: string): MarkedWay[]
}

function bothTrees({ before, after }: { before: DecisionTree; after: DecisionTree }): Both {
  const [earlier, later] = [byId(before), byId(after)]
  return {
    steps: new Map([...later, ...[...earlier].filter(([id]) => !later.has(id))]),
    waysOf: (id) => waysBetween(earlier.get(id), later.get(id)),
  }
}

const byId = ({ steps }: DecisionTree) => new Map(steps.map((step) => [step.id, step]))

/** Of a step that only one version has, its ways are as new or as old as itself: that is not said again. */
function waysBetween(before: Step | undefined, after: Step | undefined): MarkedWay[] {
  if (!before || !after) {
    const only = after ?? before
    return only ? waysOn(only).map((way) => ({ ...way, step: only, mark: null })) : []
  }
  const [was, is] = [waysOn(before), waysOn(after)]
  const has = (ways: WayOn[], { slot, to }: WayOn) => ways.some((one) => sameSlot(one.slot, slot) && one.to === to)
  return [
    ...is.map((way) => ({ ...way, step: after, mark: has(was, way) ? null : ('added' as const) })),
    ...was
      .filter((way) => way.to !== null && !has(is, way))
      .map((way) => ({ ...way, step: before, mark: 'removed' as const })),
  ]
}

const sameSlot = (one: Slot, other: Slot): boolean => nameOf(one) === nameOf(other)
const nameOf = (slot: Slot): string => (slot.kind === 'answer' ? slot.id : `:${slot.kind}`)
const slotKey = ({ slot, mark }: MarkedWay): string => `${nameOf(slot)}${mark === 'removed' ? '-' : ''}`

/** By which way each step is drawn: the shortest of the later version; only what it lacks hangs from a way that is gone. */
function homesIn({ before, after }: { before: DecisionTree; after: DecisionTree }, both: Both): Map<string, string> {
  const homes = new Map<string, string>()
  const seen = new Set<string>()
  const spread = (roots: readonly string[], isOpen: (way: MarkedWay) => boolean) => {
    const waiting = [...roots]
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      seen.add(id)
      for (const way of both.waysOf(id).filter(isOpen)) {
        if (way.to === null || seen.has(way.to) || !both.steps.has(way.to)) continue
        seen.add(way.to)
        homes.set(way.to, `${id}/${slotKey(way)}`)
        waiting.push(way.to)
      }
    }
  }
  for (const root of idsFrom(after)) if (!seen.has(root)) spread([root], ({ mark }) => mark !== 'removed')
  spread([...seen], () => true)
  for (const root of idsFrom(before)) if (!seen.has(root)) spread([root], () => true)
  return homes
}

const idsFrom = ({ start, steps }: DecisionTree): string[] => {
  const ids = steps.map(({ id }) => id)
  return start !== null && ids.includes(start) ? [start, ...ids] : ids
}
