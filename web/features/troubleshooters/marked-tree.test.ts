import { expect, test } from 'vitest'
import type { DecisionTree, Step } from '../../lib/queries/troubleshooters.ts'
import { type MarkedStep, markedTree } from './marked-tree.ts'

const around = { texts: {}, when: null, otherwise: null }
const check = (id: string, helped: string | null, not_helped: string | null): Step => ({
  ...{ kind: 'check', id, ...around, helped, not_helped },
})
const fixed = (id: string): Step => ({ kind: 'fixed', id, ...around })
const before: DecisionTree = {
  start: 'a',
  steps: [check('a', 'done', 'b'), check('b', 'done', 'c'), check('c', 'done', null), fixed('done')],
}
/** `b` is gone, and what came after it is reached at once; `d` is new. */
const after: DecisionTree = {
  start: 'a',
  steps: [check('a', 'done', 'c'), check('c', 'done', 'd'), check('d', 'done', null), fixed('done')],
}

const line = ({ kind, step, mark, way }: MarkedStep) => [kind, step?.id ?? null, mark, way?.mark ?? null]
const all = (nodes: MarkedStep[]): MarkedStep[] => nodes.flatMap((node) => [node, ...all(node.children)])

test('a tree between two equal versions is that version, without a mark', () => {
  const nodes = all(markedTree({ before, after: before }, new Map()))
  expect(nodes.filter(({ kind }) => kind === 'card').map(({ key }) => key)).toEqual(['a', 'done', 'b', 'c'])
  expect(nodes.every(({ mark, way }) => mark === null && !way?.mark)).toBe(true)
})

test('what is gone stands where it stood, and what is new where it is; both once', () => {
  const roots = markedTree(
    { before, after },
    new Map([
      ['a', 'changed'],
      ['b', 'removed'],
      ['d', 'added'],
    ]),
  )
  expect(roots.map(({ key }) => key)).toEqual(['a'])
  expect(roots[0]!.children.map(line)).toEqual([
    ['card', 'done', null, null],
    ['card', 'c', null, 'added'],
    ['card', 'b', 'removed', 'removed'],
  ])
  const cards = all(roots).filter(({ kind }) => kind === 'card')
  expect(cards.map(({ key }) => key).toSorted()).toEqual(['a', 'b', 'c', 'd', 'done'])
  // A step that only one version has says so itself; its ways need not.
  expect(cards.find(({ key }) => key === 'b')!.children.map(line)).toEqual([
    ['sign', 'done', null, null],
    ['sign', 'c', null, null],
  ])
})

test('whatever two trees have in common, every step of either is drawn once', () => {
  const trees = [
    before,
    after,
    { start: null, steps: [] },
    { start: 'gone', steps: [check('b', 'b', 'x'), fixed('x')] },
  ]
  for (const one of trees) {
    for (const other of trees) {
      const ids = new Set([...one.steps, ...other.steps].map(({ id }) => id))
      const nodes = all(markedTree({ before: one, after: other }, new Map()))
      const cards = nodes.filter(({ kind }) => kind === 'card').map(({ key }) => key)
      expect(cards.toSorted()).toEqual([...ids].toSorted())
      expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length)
    }
  }
})
