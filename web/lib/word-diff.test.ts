import { expect, test } from 'vitest'
import { withWordChanges } from './word-diff.ts'

const changed = (rows: ReturnType<typeof withWordChanges>) =>
  rows.map(({ kind, parts }) => [kind, parts.filter((part) => part.changed).map(({ text }) => text)])

test('in a rewritten line only the words that differ are marked', () => {
  const rows = withWordChanges([
    { kind: 'same', text: '# Reset' },
    { kind: 'removed', text: 'Open the settings and choose Security.' },
    { kind: 'added', text: 'Open the profile and choose Security.' },
  ])
  expect(changed(rows)).toEqual([
    ['same', []],
    ['removed', ['settings']],
    ['added', ['profile']],
  ])
  expect(rows[2]!.parts.map(({ text }) => text).join('')).toBe('Open the profile and choose Security.')
})

test('Chinese is compared by words too', () => {
  const rows = withWordChanges([
    { kind: 'removed', text: '打开设置并选择安全选项' },
    { kind: 'added', text: '打开个人资料并选择安全选项' },
  ])
  expect(rows[0]!.parts.some(({ text, changed }) => changed && text.includes('设置'))).toBe(true)
  expect(rows[0]!.parts.some(({ text, changed }) => !changed && text.includes('选择'))).toBe(true)
})

test('another sentence is another line as a whole, and a line without a partner stands alone', () => {
  const rows = withWordChanges([
    { kind: 'removed', text: 'Ask your administrator.' },
    { kind: 'added', text: 'Wait two minutes, then retry it.' },
    { kind: 'added', text: 'Done' },
  ])
  expect(changed(rows)).toEqual([
    ['removed', []],
    ['added', []],
    ['added', []],
  ])
})
