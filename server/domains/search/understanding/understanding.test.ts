import { expect, test } from 'vitest'
import { systemActor } from '../../../platform/context.ts'
import { slipsBetween } from '../../../platform/text/slips.ts'
import { momentOf } from './dates.ts'
import { groupsOf } from './groups.ts'
import { piecesOf } from './pieces.ts'

test('what was typed is taken apart as it was meant', () => {
  expect(
    piecesOf(
      'refund -late "two words" status:open 状态：处理中 customer: "Ada Byron" http://x.example note:1 -tag:vip unfin',
    ),
  ).toEqual({
    words: [
      { text: 'refund', quoted: false, without: false, unfinished: false },
      { text: 'late', quoted: false, without: true, unfinished: false },
      { text: 'two words', quoted: true, without: false, unfinished: false },
      { text: 'http //x.example', quoted: false, without: false, unfinished: false },
      { text: 'note 1', quoted: false, without: false, unfinished: false },
      { text: 'unfin', quoted: false, without: false, unfinished: true },
    ],
    filters: [
      { name: 'status', value: 'open', without: false },
      { name: 'status', value: '处理中', without: false },
      { name: 'customer', value: 'Ada Byron', without: false },
      { name: 'tag', value: 'vip', without: true },
    ],
  })
  expect(piecesOf('"half a phrase').words).toEqual([
    { text: 'half a phrase', quoted: true, without: false, unfinished: true },
  ])
  expect(piecesOf('finished ').words[0]!.unfinished).toBe(false)
  expect(piecesOf('')).toEqual({ words: [], filters: [] })
})

test('a short run of Chinese is one piece, a long one its words', () => {
  const shown = (text: string) =>
    groupsOf({ text, quoted: false, without: false, unfinished: true }).map((group) =>
      group.map(({ word }) => word).join('+'),
    )
  expect(shown('退')).toEqual(['退'])
  expect(shown('申请退款')).toEqual(['申请+请退+退款'])
  expect(shown('退款什么时候到账')).toContain('退款')
  expect(shown('jane@example.com')).toEqual(['jane+example+com'])
  expect(shown('退款order')).toEqual(['退款', 'order'])
})

test('slips are counted as fingers make them', () => {
  expect(slipsBetween('refnud', 'refund', 1)).toBe(1)
  expect(slipsBetween('refun', 'refund', 1)).toBe(1)
  expect(slipsBetween('reffund', 'refund', 1)).toBe(1)
  expect(slipsBetween('rexund', 'refund', 1)).toBe(1)
  expect(slipsBetween('kitten', 'sitting', 3)).toBe(3)
  expect(slipsBetween('order', 'border', 1)).toBe(1)
  expect(slipsBetween('order', 'orchid', 1)).toBe(Number.POSITIVE_INFINITY)
})

test('days are read as people write them', () => {
  const now = () => Temporal.Instant.from('2026-03-15T10:00:00Z')
  const ctx = { now, actor: systemActor } as Parameters<typeof momentOf>[0]
  const read = (value: string) => momentOf(ctx, value)?.toString() ?? null
  expect(
    ['2026-02-28', '2026-02', '2026', '2026年2月', 'today', 'yesterday', '昨天', '7d', '2 weeks', '3个月', '1y'].map(
      read,
    ),
  ).toEqual([
    ...['2026-02-28T00:00:00Z', '2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
    ...['2026-03-15T00:00:00Z', '2026-03-14T00:00:00Z', '2026-03-14T00:00:00Z', '2026-03-08T00:00:00Z'],
    ...['2026-03-01T00:00:00Z', '2025-12-15T00:00:00Z', '2025-03-15T00:00:00Z'],
  ])
  expect(['2026-02-30', 'soon', '13', '9999d9'].map(read)).toEqual([null, null, null, null])
})
