import type { DecisionTree, Step } from '../../lib/queries/troubleshooters.ts'
import { type Slot, waysOn } from './tree-edit.ts'

/** Sizes in pixels. A card, and the small sign that leads to a card which is drawn elsewhere. */
export const CARD = { width: 208, height: 72 }
export const SIGN = { width: 168, height: 28 }
const ACROSS = 64
const BETWEEN = 26
const EDGE = 24

/** A step where it is drawn, or a sign that the way goes on at a step drawn elsewhere, or leads nowhere yet. */
export interface Placed {
  key: string
  kind: 'card' | 'sign' | 'nowhere'
  step: Step | null
  x: number
  y: number
  depth: number
  /** Where the way comes from; null for the first, and for those nothing leads to. */
  from: { key: string; step: Step; slot: Slot } | null
  children: Placed[]
}

export interface Layout {
  placed: Placed[]
  width: number
  height: number
}

/**
 * A tidy tree from left to right: children one above the other, their parent in the middle of them. Each step has one card;
 * further ways to it end in a sign, so that no line crosses another.
 */
export function layOut(tree: DecisionTree): Layout {
  const steps = new Map(tree.steps.map((step) => [step.id, step]))
  const homes = homesOf(tree, steps)
  const roots = tree.steps
    .filter(({ id }) => !homes.has(id))
    .toSorted((a, b) => Number(b.id === tree.start) - Number(a.id === tree.start))
  let bottom = EDGE
  const placed: Placed[] = []
  const place = (one: Omit<Placed, 'y' | 'children'>): Placed => {
    const node: Placed = { ...one, y: 0, children: [] }
    placed.push(node)
    const height = node.kind === 'card' ? CARD.height : SIGN.height
    node.children = node.kind === 'card' ? childrenOf(node, steps, homes).map(place) : []
    const [first, last] = [node.children[0], node.children.at(-1)]
    if (first && last) node.y = (middleOf(first) + middleOf(last)) / 2 - height / 2
    else {
      node.y = bottom
      bottom += height + BETWEEN
    }
    // A card is higher than its signs: what is below must not be drawn over it.
    bottom = Math.max(bottom, node.y + height + BETWEEN)
    return node
  }
  for (const step of roots) place({ key: step.id, kind: 'card', step, x: EDGE, depth: 0, from: null })
  const top = Math.min(EDGE, ...placed.map(({ y }) => y))
  for (const node of placed) node.y += EDGE - top
  const right = Math.max(0, ...placed.map(({ x }) => x + CARD.width))
  const low = Math.max(0, ...placed.map(({ y }) => y + CARD.height))
  return { placed, width: right + EDGE, height: low + EDGE }
}

export const middleOf = ({ y, kind }: Placed): number => y + (kind === 'card' ? CARD.height : SIGN.height) / 2

/** From which way each step hangs: the shortest from the first step. What nothing leads to has none. */
function homesOf(tree: DecisionTree, steps: ReadonlyMap<string, Step>): Map<string, string> {
  const homes = new Map<string, string>()
  const seen = new Set<string>()
  for (const root of [tree.start, ...tree.steps.map(({ id }) => id)]) {
    if (root === null || seen.has(root) || !steps.has(root)) continue
    seen.add(root)
    const waiting = [root]
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      for (const { slot, to } of waysOn(steps.get(id)!)) {
        if (to === null || seen.has(to) || !steps.has(to)) continue
        seen.add(to)
        homes.set(to, keyOf(id, slot))
        waiting.push(to)
      }
    }
  }
  return homes
}

const keyOf = (step: string, slot: Slot): string => `${step}/${slot.kind === 'answer' ? slot.id : `:${slot.kind}`}`

function childrenOf(
  { step, depth, key }: Placed,
  steps: ReadonlyMap<string, Step>,
  homes: ReadonlyMap<string, string>,
): Omit<Placed, 'y' | 'children'>[] {
  return waysOn(step!).map(({ slot, to }) => {
    const way = keyOf(step!.id, slot)
    const target = to === null ? null : (steps.get(to) ?? null)
    const isHome = target !== null && homes.get(target.id) === way
    return {
      key: isHome ? target.id : way,
      kind: isHome ? 'card' : target ? 'sign' : 'nowhere',
      step: target,
      x: EDGE + (depth + 1) * (CARD.width + ACROSS),
      depth: depth + 1,
      from: { key, step: step!, slot },
    }
  })
}

/** Which card the arrow keys lead to. Signs are passed over. */
export function neighbour({ placed }: Layout, id: string, key: string): string | null {
  const cards = placed.filter(({ kind }) => kind === 'card')
  const here = cards.find((card) => card.key === id)
  if (!here) return cards[0]?.key ?? null
  if (key === 'ArrowLeft') return here.from?.key ?? null
  if (key === 'ArrowRight') return here.children.find(({ kind }) => kind === 'card')?.key ?? null
  const column = cards.filter(({ depth }) => depth === here.depth).toSorted((a, b) => a.y - b.y)
  return column[column.indexOf(here) + (key === 'ArrowDown' ? 1 : -1)]?.key ?? null
}
