import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patiently } from './patiently.ts'

let online = new EventTarget()
let answers: boolean[]
const reload = vi.fn()

beforeEach(() => {
  online = new EventTarget()
  answers = []
  reload.mockClear()
  const kept = new Map<string, string>()
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('window', {
    addEventListener: online.addEventListener.bind(online),
    location: { reload },
  })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  vi.stubGlobal('fetch', async () => {
    if (!(answers.shift() ?? true)) throw new TypeError('Failed to fetch')
    return { ok: true }
  })
})
afterEach(() => vi.unstubAllGlobals())

const soon = () => new Promise((resolve) => setTimeout(resolve, 5))
const broken = () => Promise.reject(new Error('Failed to fetch dynamically imported module'))

test('while the network is cut a part is not even tried; it is fetched once the network is back', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  answers = [false]
  const load = vi.fn(async () => 'the part')
  const part = patiently(load)
  await soon()
  expect(load).not.toHaveBeenCalled()
  vi.stubGlobal('navigator', { onLine: true })
  online.dispatchEvent(new Event('online'))
  expect(await part).toBe('the part')
  expect(reload).not.toHaveBeenCalled()
})

test('a browser that takes itself for offline, and is not, gets its parts', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  expect(await patiently(async () => 'the part')).toBe('the part')
})

test('a part that is gone is fetched by a reload, once the server answers, and not again and again', async () => {
  answers = [false]
  void patiently(broken)
  await soon()
  expect(reload).not.toHaveBeenCalled()
  online.dispatchEvent(new Event('online'))
  await soon()
  expect(reload).toHaveBeenCalledTimes(1)
  await expect(patiently(broken)).rejects.toThrow('Failed to fetch')
  expect(reload).toHaveBeenCalledTimes(1)
})
