import { expect, test } from 'vitest'
import type { DecisionTree } from '../../lib/queries/troubleshooters.ts'
import { addAnswer, addStep, connect, deleteStep, waysOn } from './tree-edit.ts'
import { CARD, layOut, neighbour } from './tree-layout.ts'

const empty: DecisionTree = { start: null, steps: [] }
const grow = (
  tree: DecisionTree,
  ...what: Parameters<typeof addStep> extends [unknown, ...infer Rest] ? Rest : never
) => addStep(tree, ...what)
const first = grow(empty, null, { kind: 'question', languages: ['en'] })
const second = grow(
  first.tree,
  { from: first.id, slot: { kind: 'answer', id: 'yes' } },
  { kind: 'check', languages: ['en'] },
)
const third = grow(second.tree, { from: second.id, slot: { kind: 'helped' } }, { kind: 'fixed', languages: ['en'] })
const tree = connect(third.tree, first.id, { slot: { kind: 'answer', id: 'no' }, to: third.id })

test('a tree grows at its open ends, and a way can be led to a step that is there', () => {
  expect(tree.start).toBe('question-1')
  expect(waysOn(tree.steps[0]!).map(({ to }) => to)).toEqual(['check-1', 'fixed-1'])
  expect(waysOn(tree.steps[1]!).map(({ to }) => to)).toEqual(['fixed-1', null])
  const answers = addAnswer(tree, 'question-1', ['en']).steps[0]!
  expect(answers.kind === 'question' && answers.answers.map(({ id }) => id)).toEqual(['yes', 'no', 'answer-1'])
})

test('a step that is deleted leaves open ends behind, and nothing else', () => {
  const { start, steps } = deleteStep(tree, 'fixed-1')
  expect([start, steps.length]).toEqual(['question-1', 2])
  expect(steps.flatMap(waysOn).map(({ to }) => to)).toEqual(['check-1', null, null, null])
  expect(deleteStep(tree, 'question-1').start).toBeNull()
})

test('every step is drawn once, further ways to it end in signs, and nothing overlaps', () => {
  const { placed } = layOut(tree)
  expect(
    placed
      .filter(({ kind }) => kind === 'card')
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(['check-1', 'fixed-1', 'question-1'])
  expect(placed.filter(({ kind }) => kind === 'sign')).toHaveLength(1)
  expect(placed.filter(({ kind }) => kind === 'nowhere')).toHaveLength(1)
  for (const one of placed) {
    for (const other of placed) {
      if (one === other || one.x !== other.x) continue
      expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(28)
      if (one.kind === 'card' && other.kind === 'card')
        expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(CARD.height)
    }
  }
})

test('what nothing leads to is drawn too, below', () => {
  const layout = layOut({ ...tree, steps: [...tree.steps, { ...tree.steps[2]!, id: 'lonely' }] })
  const lonely = layout.placed.find(({ key }) => key === 'lonely')!
  expect([lonely.from, lonely.depth]).toEqual([null, 0])
  expect(lonely.y).toBeGreaterThan(layout.placed.find(({ key }) => key === 'question-1')!.y)
})

test('the arrow keys walk the tree', () => {
  const layout = layOut(tree)
  expect(neighbour(layout, 'question-1', 'ArrowRight')).toBe('check-1')
  expect(neighbour(layout, 'check-1', 'ArrowLeft')).toBe('question-1')
  expect(neighbour(layout, 'check-1', 'ArrowDown')).toBe('fixed-1')
  expect(neighbour(layout, 'question-1', 'ArrowUp')).toBeNull()
})
