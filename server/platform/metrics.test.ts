import { expect, test, vi } from 'vitest'
import { anInstallation } from '../testing/installation.ts'

let reads = 0
let rows = [{ state: 'full', value: 7 }]
const measured = {
  name: 'measured',
  tables: [],
  routes: [],
  measures: [
    {
      name: 'support_measured',
      help: 'A measure of this test',
      read: async () => {
        reads++
        if (rows.length === 0) throw new Error('not readable')
        return rows
      },
    },
  ],
}
const { http } = await anInstallation({ domains: [measured] })
const page = () => http.inject('/metrics')

test('a measure is read at most once in ten seconds, however often it is asked for', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const replies = await Promise.all(Array.from({ length: 20 }, page))
  expect(replies.every(({ body }) => body.includes('support_measured{state="full"} 7'))).toBe(true)
  expect(reads).toBe(1)
  vi.advanceTimersByTime(9_999)
  rows = [{ state: 'empty', value: 1 }]
  expect((await page()).body).toContain('state="full"')
  vi.advanceTimersByTime(2)
  const fresh = (await page()).body
  expect(fresh).toContain('support_measured{state="empty"} 1')
  expect(fresh).not.toContain('support_measured{state="full"}')
  expect(reads).toBe(2)
  vi.advanceTimersByTime(10_001)
  rows = []
  expect((await page()).statusCode).toBe(500)
  rows = [{ state: 'back', value: 2 }]
  expect((await page()).body).toContain('support_measured{state="back"} 2')
  vi.useRealTimers()
})
