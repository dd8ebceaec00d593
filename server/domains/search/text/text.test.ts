import { expect, test } from 'vitest'
import { stemOf } from './stem.ts'
import { stretchesBefore, stretchesOf } from './stretches.ts'
import { Vector } from './vector.ts'
import { runsIn } from './words.ts'

const words = (text: string) => runsIn(text).map(({ word }) => word)

test('one spelling for all the ways a word is written', () => {
  expect(words('Crème BRÛLÉE ＡＢＣ１２ Straße don’t Ελλάδα Йод')).toEqual([
    'creme',
    'brulee',
    'abc12',
    'strasse',
    'dont',
    'ελλαδα',
    'иод',
  ])
  expect(words("Don't pay SR-0042, jane.doe@example.com!")).toEqual([
    'dont',
    'pay',
    'sr',
    '0042',
    'jane',
    'doe',
    'example',
    'com',
  ])
  expect(words('退款order12東京タワー한국어')).toEqual(['退款', 'order12', '東京タワー', '한국어'])
  expect(words('が')).toEqual(['が'])
})

test('a run knows where it stands in the text as it was written', () => {
  const text = 'Ｃａｆé, 退款 now'
  expect(runsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Ｃａｆé', '退款', 'now'])
})

test.each([
  ['refund refunds refunded refunding'],
  ['invoice invoices invoiced invoicing'],
  ['crash crashes crashed crashing'],
  ['cancel cancels canceled cancelled cancelling'],
  ['reply replies replied replying'],
  ['log logs logged logging'],
  ['add added adding'],
  ['pay paid pays paying'],
  ['use uses used using'],
])('forms of one word have one stem: %s', (forms) => {
  expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1)
})

test('words that only look alike keep apart, and numbers have no forms', () => {
  for (const [a, b] of [
    ['need', 'need​le'],
    ['bus', 'bu'],
    ['status', 'statu'],
    ['file', 'fill'],
    ['thing', 'th'],
  ])
    expect(stemOf(a!), `${a} ${b}`).not.toBe(stemOf(b!))
  expect([stemOf('4711'), stemOf('err42')]).toEqual([null, null])
})

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

test('the steps back from any moment meet every earlier moment once, and none is longer than all before it', () => {
  for (const now of [1_795_000_000, 1_795_000_000 - 2 ** 22, 2 ** 30 + 5, 1_342_177_280, 700_000_000]) {
    const steps = stretchesBefore(now)
    expect(steps.length).toBeLessThan(60)
    for (let back = 0; back < now; back = back * 1.7 + 1_000) {
      const own = new Set(stretchesOf(now - back))
      expect(steps.filter((names) => names.some((name) => own.has(name))).length, `${now} - ${back}`).toBe(1)
    }
    let covered = 1
    for (const [first, ...others] of steps.slice(0, -1)) {
      const length = 4 ** 'abcdefgh'.indexOf(first![1]!)
      expect([others, length <= covered]).toEqual([[], true])
      covered += length
    }
  }
})
