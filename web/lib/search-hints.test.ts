import { describe, expect, test } from 'vitest'
import { hintsFor, type SearchWord, withHint } from './search-hints.ts'

const words: SearchWord[] = [
  {
    name: 'status',
    label: '状态',
    values: [
      { value: 'open', label: '处理中' },
      { value: 'on_hold', label: '搁置' },
    ],
  },
  { name: 'subject', label: '主题', values: [] },
  { name: 'assignee', label: '负责人', values: [{ value: 'Ada Admin', label: 'Ada Admin' }] },
]
const texts = (text: string, caret = text.length) => hintsFor(text, caret, words).map((hint) => hint.text)

describe('hints', () => {
  test('name the filters that begin with what is typed, all of them before anything is', () => {
    expect(texts('')).toEqual(['status:', 'subject:', 'assignee:'])
    expect(texts('refund s')).toEqual(['status:', 'subject:'])
    expect(texts('refund')).toEqual([])
  })
  test('name the values of a filter, and not the one that stands there already', () => {
    expect(texts('status:')).toEqual(['status:open', 'status:on_hold'])
    expect(texts('status:op')).toEqual(['status:open'])
    expect(texts('status:open')).toEqual([])
    expect(texts('nothing:')).toEqual([])
  })
  test('understand Chinese names and values, and the wide colon', () => {
    expect(texts('状')).toEqual(['status:'])
    expect(texts('状态：搁')).toEqual(['status:on_hold'])
    expect(texts('退款\u3000status:')).toEqual(['status:open', 'status:on_hold'])
  })
  test('write values of several words in quotes, and keep quiet inside a phrase', () => {
    expect(texts('assignee:a')).toEqual(['assignee:"Ada Admin"'])
    expect(texts('"late s')).toEqual([])
    expect(texts('"late" s')).toEqual(['status:', 'subject:'])
  })
  test('look at the word under the caret', () => {
    expect(texts('st refund', 2)).toEqual(['status:'])
  })
})

test('a hint replaces its word alone; a value is followed by room for the next word', () => {
  const [name] = hintsFor('a st b', 4, words)
  expect(withHint('a st b', 4, name!)).toEqual({ text: 'a status: b', caret: 9 })
  const [value] = hintsFor('a status:op b', 11, words)
  expect(withHint('a status:op b', 11, value!)).toEqual({ text: 'a status:open b', caret: 14 })
})
