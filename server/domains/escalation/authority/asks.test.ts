import { expect, test } from 'vitest'
import { completed } from '../../framework/read-text.ts'
import { type Ask, asksIn } from './asks.ts'
import { numberIn } from './numbers.ts'
import { withinAuthority } from './within-authority.ts'

/** The tiers' limits of the defaults: refunds of 50, 200, 1,000 EUR; discounts of 10, 20, 40 percent. */
const framework = completed({})
const EXCEEDS = true
const WITHIN = false
const ask = (deed: string, amount: number, unit: string | null): Ask => ({ deed, amount, unit })
const refund = (amount: number, unit: string | null = 'EUR') => ask('refund', amount, unit)
const discount = (amount: number) => ask('discount', amount, 'percent')

/** What a customer writes, what they ask for, and whether that is more than the lowest tier may grant. */
const CASES: [text: string, asks: Ask[], beyond: boolean][] = [
  ['Please refund me 500 euro.', [refund(500)], EXCEEDS],
  ['退我500欧元', [refund(500)], EXCEEDS],
  ['I want a refund of €49.90 for last month.', [refund(49.9)], WITHIN],
  ['请退还45欧元。', [refund(45)], WITHIN],
  ['Refund me EUR 1,250.00 by Friday.', [refund(1250)], EXCEEDS],
  ['We expect 1.200,50 € back as a refund.', [refund(1200.5)], EXCEEDS],
  ['I was charged €300 by mistake. Please refund it.', [refund(300)], EXCEEDS],
  ['You charged me 500 euro instead of 300 euro, please refund 200 euro.', [refund(200)], EXCEEDS],
  ['Please refund 50 euros.', [refund(50)], WITHIN],
  ['Please refund 50.01 euros.', [refund(50.01)], EXCEEDS],
  ['refund me 500', [refund(500, null)], EXCEEDS],
  ['退我500', [refund(500, null)], EXCEEDS],
  ['退款五百欧元', [refund(500)], EXCEEDS],
  ['麻烦退给我三十欧元', [refund(30)], WITHIN],
  ['赔偿我三万五', [refund(35_000, null)], EXCEEDS],
  ['我要求赔偿一千二百欧元', [refund(1200)], EXCEEDS],
  ['请退还两万欧元', [refund(20_000)], EXCEEDS],
  ['I demand compensation of 2k euros.', [refund(2000)], EXCEEDS],
  ['Please reimburse us for the 780 euro we lost.', [refund(780)], EXCEEDS],
  ['A credit note over 20 EUR would be fine.', [refund(20)], WITHIN],
  ['Please refund me $80.', [refund(80, 'USD')], EXCEEDS],
  ['Please refund me $20.', [refund(20, 'USD')], EXCEEDS],
  ['请退我300元人民币', [refund(300, 'CNY')], EXCEEDS],
  ['退款¥99', [refund(99, 'CNY')], EXCEEDS],
  ['I would like £40 back, please refund £40.', [refund(40, 'GBP')], EXCEEDS],
  ['I want my money back, all 900 euros.', [refund(900)], EXCEEDS],
  ['Can you give us a 25% discount?', [discount(25)], EXCEEDS],
  ['Can you give us 25 percent off the renewal?', [discount(25)], EXCEEDS],
  ['Is a discount of 10 % possible?', [discount(10)], WITHIN],
  ['We would stay for a discount of 11 %.', [discount(11)], EXCEEDS],
  ['Half price or we leave.', [discount(50)], EXCEEDS],
  ['给我打8折吧', [discount(20)], EXCEEDS],
  ['打九五折可以吗', [discount(5)], WITHIN],
  ['打八五折可以吗', [discount(15)], EXCEEDS],
  ['能便宜30%吗', [discount(30)], EXCEEDS],
  ['给我们三成的折扣', [discount(30)], EXCEEDS],
  ['续费能不能优惠百分之十', [discount(10)], WITHIN],
  ['要求优惠百分之二十五', [discount(25)], EXCEEDS],
  ['半价续费行不行', [discount(50)], EXCEEDS],
  ['Knock 40% off and we sign today.', [discount(40)], EXCEEDS],
  // asks for nothing, or for no amount
  ['I do not want a refund of 500 euro, I want it to work.', [], WITHIN],
  ['You already refunded 500 euro, thank you.', [], WITHIN],
  ['Thanks for the 500 euro refund!', [], WITHIN],
  ['The refund of 300 euro has arrived.', [], WITHIN],
  ['已经退款500欧元了，谢谢', [], WITHIN],
  ['不用退500欧元，帮我修好就行', [], WITHIN],
  ['Your plan costs 500 euro a year, right?', [], WITHIN],
  ['我们每年付你们五千欧元', [], WITHIN],
  ['How long does a refund take, 14 days?', [], WITHIN],
  ['Please refund my order 55213.', [], WITHIN],
  ['退款需要3个工作日吗', [], WITHIN],
  ['如果要退款500欧元，流程是什么？', [], WITHIN],
  ['We gave our customer a discount of 30 % and the invoice is wrong.', [], WITHIN],
  ['I have 3 refunds to check.', [], WITHIN],
]

test('the suite has at least 50 cases', () => expect(CASES.length).toBeGreaterThanOrEqual(50))

test.each(CASES)('%s', (text, asks, beyond) => {
  expect(asksIn(text)).toEqual(asks)
  expect(asks.some((one) => withinAuthority(framework, 'tier1_general', one) !== null)).toBe(beyond)
})

test('never is more than a tier’s limit within its authority, whatever is asked for and in whatever unit', () => {
  for (const { deed, unit, limits } of Object.entries(framework.authority).map(([deed, rule]) => ({ deed, ...rule })))
    for (const [tier, limit] of Object.entries(limits))
      for (const amount of [0.01, limit - 0.01, limit, limit + 0.01, limit * 10, 1e8]) {
        expect(withinAuthority(framework, tier, { deed, amount }) === null).toBe(amount <= limit)
        expect(withinAuthority(framework, tier, { deed, amount, unit }) === null).toBe(amount <= limit)
        expect(withinAuthority(framework, tier, { deed, amount, unit: 'USD' })?.reason).toBe('other_unit')
      }
})

test('what the framework does not name nobody may but management, and the refusal says who may', () => {
  expect(withinAuthority(framework, 'tier3_specialists', { deed: 'free_year', amount: 1 })?.reason).toBe('not_granted')
  expect(withinAuthority(framework, null, { deed: 'refund', amount: 1e9 })).toBeNull()
  expect(withinAuthority(framework, 'tier1_general', { deed: 'refund', amount: 150 })).toEqual({
    ...{ reason: 'over_limit', limit: 50, unit: 'EUR', may: ['tier2_technical', 'tier3_specialists'] },
  })
  expect(withinAuthority(framework, 'constructor', { deed: 'refund', amount: 1 })?.reason).toBe('not_granted')
})

test.each([
  ['五百', 500],
  ['一千二', 1200],
  ['一千零二', 1002],
  ['三万五', 35_000],
  ['十五', 15],
  ['两万', 20_000],
  ['1,500.00', 1500],
  ['1.500,00', 1500],
  ['1 500', 1500],
  ['2.5', 2.5],
  ['2k', 2000],
  ['3万', 30_000],
  ['abc', null],
] as const)('the number %s is %s', (written, number) => expect(numberIn(written)).toBe(number))

test('a text made to be slow is read as fast as any other', () => {
  for (const run of ['1', '五', '五百万', '1,111', '1 ', '€', '折', '退款1', '1'.repeat(30)]) {
    const began_ms = performance.now()
    asksIn(`refund ${run.repeat(8_000)}`)
    expect([run, performance.now() - began_ms < 100]).toEqual([run, true])
  }
})
