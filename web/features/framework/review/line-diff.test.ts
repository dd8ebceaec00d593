import { expect, test } from 'vitest'
import { folded, lineDiff } from './line-diff.ts'

const applied = (lines: ReturnType<typeof lineDiff>, side: 'before' | 'after') =>
  lines.flatMap((line) => (line[side] === null ? [] : [line.text])).join('\n')

test('a changed line is one that goes and one that comes, with their numbers', () => {
  expect(lineDiff('a\nb\nc', 'a\nB\nc')).toEqual([
    { kind: 'same', text: 'a', before: 1, after: 1 },
    { kind: 'removed', text: 'b', before: 2, after: null },
    { kind: 'added', text: 'B', before: null, after: 2 },
    { kind: 'same', text: 'c', before: 3, after: 3 },
  ])
})

test('both texts can be read back from any difference', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  for (let round = 0; round < 300; round++) {
    const text = () => Array.from({ length: random(12) }, () => `line ${random(6)}`).join('\n')
    const [before, after] = [text(), text()]
    const lines = lineDiff(before, after)
    expect(applied(lines, 'before')).toBe(before)
    expect(applied(lines, 'after')).toBe(after)
  }
})

test('a long text with as many different lines as it can have is compared too', () => {
  const before = Array.from({ length: 9_000 }, (_, index) => `line ${index}`)
  const after = before.with(8_500, 'another')
  const changed = lineDiff(before.join('\n'), after.join('\n')).filter(({ kind }) => kind !== 'same')
  expect(changed.map(({ text }) => text)).toEqual(['line 8500', 'another'])
})

test('what lies far from a change is folded', () => {
  const before = Array.from({ length: 20 }, (_, index) => String(index)).join('\n')
  const shown = folded(lineDiff(before, before.replace('10', 'ten')))
  expect(shown[0]).toEqual({ kind: 'gap', count: 8, at: 0 })
  expect(shown.filter(({ kind }) => kind === 'same')).toHaveLength(4)
  expect(shown.at(-1)).toMatchObject({ kind: 'gap', count: 7 })
})
