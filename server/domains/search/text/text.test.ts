import { expect, test } from 'vitest'
import { stretchesBefore, stretchesOf } from './stretches.ts'
import { Vector } from './vector.ts'

test('a text becomes words with places; no phrase reaches from one text into the next', () => {
  const vector = new Vector()
  vector.add('退款申 ok', 'A')
  vector.add('ok', 'D')
  vector.mark('#file')
  expect(vector.toText()).toBe("'退':1A '退款':1A '款':2A '款申':2A '申':3A 'ok':4A,15D '#file'")
})

test('whatever somebody writes, PostgreSQL can hold it: the words of a document have a limit in bytes too', () => {
  const vector = new Vector()
  const letters = 'कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह'
  for (let text = 0; text < 40; text++) {
    const words = Array.from({ length: 480 }, (_, word) => {
      const name = `${text}-${word}`.replaceAll(/\d/g, (digit) => letters[Number(digit)]!).replace('-', letters[20]!)
      return name + letters[25]!.repeat(40 - name.length)
    })
    vector.add(words.join(' '), 'D')
  }
  const bytes = [...vector.words()].reduce((sum, word) => sum + Buffer.byteLength(word), 0)
  expect(bytes).toBeGreaterThan(500_000)
  expect(bytes).toBeLessThan(1_000_000)
})

test('a document names the stretches it lies in as a search asks for them', () => {
  const now = 1_795_000_000
  const steps = stretchesBefore(now, 86_400)
  for (let back = 0; back < now; back = back * 1.7 + 1_000) {
    const own = new Set(stretchesOf(now - back))
    expect(steps.filter((names) => names.some((name) => own.has(name))).length, `${back}`).toBe(1)
  }
  // Other names would make all documents anew.
  expect(stretchesOf(now)).toEqual(['#a2cja', '#bl4t', '#c5a7', '#d1bj', '#ebv', '#f2y', '#gq', '#h6'])
})
