import { describe, expect, it } from 'vitest'
import { steadyList } from './steady-list.ts'

const items = (ids: string) => [...ids].map((id) => ({ id }))
const ids = (rows: { id: string }[]) => rows.map((row) => row.id).join('')

describe('steadyList', () => {
  it('takes the fresh order when nothing can be lost', () => {
    expect(ids(steadyList([...'abc'], items('xcab'), false).rows)).toBe('xcab')
  })
  it('holds newcomers back and counts them', () => {
    const list = steadyList([...'abc'], items('xyabc'), true)
    expect(ids(list.rows)).toBe('abc')
    expect(list.waiting).toBe(2)
  })
  it('does not move a row that was answered', () => {
    expect(ids(steadyList([...'abc'], items('cab'), true).rows)).toBe('abc')
  })
  it('lets rows go that left the view, and adds older ones', () => {
    const list = steadyList([...'abc'], items('acde'), true)
    expect(ids(list.rows)).toBe('acde')
    expect(list.waiting).toBe(0)
  })
  it('starts anew when the view changed altogether', () => {
    expect(ids(steadyList([...'abc'], items('xy'), true).rows)).toBe('xy')
    expect(steadyList([...'abc'], [], true).rows).toEqual([])
  })
})
