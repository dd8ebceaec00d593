import { describe, expect, it } from 'vitest'
import type { DeliveryReport } from '../../../server/domains/channels/contract.ts'
import { meaningOf, sayingsAbout } from './meaning.ts'

const report = (recipient: string, words: string, change: Partial<DeliveryReport> = {}): DeliveryReport => ({
  at: '2026-11-22T10:00:00Z',
  recipient,
  action: 'failed',
  status: null,
  words,
  mail_id: null,
  ...change,
})
const delivery = (change: object) => ({
  state: 'failed' as const,
  detail: null,
  attempts: 1,
  recipients: ['bea@shop.example'],
  reports: [],
  ...change,
})
const said = (words: string) => meaningOf(delivery({ detail: words }))

describe('meaningOf', () => {
  it.each([
    ['550 5.1.1 <bea@shop.example>: user unknown', 'unknown_address'],
    ['550 5.1.2 no such domain', 'unknown_domain'],
    ['556 5.1.10 Recipient address has null MX', 'unknown_domain'],
    ['551 5.1.6 moved to bea@new.example', 'moved'],
    ['550 5.2.1 mailbox disabled', 'disabled'],
    ['552 5.2.2 mailbox full', 'full'],
    ['452 4.2.2 over quota', 'full'],
    ['552 5.3.4 message too big', 'too_large'],
    ['451 4.4.1 no answer from host', 'not_reached'],
    ['451 4.3.0 try again later', 'temporary'],
    ['550 5.7.1 refused by our policy', 'policy'],
    ['550 5.7.1 listed by a blocklist', 'spam'],
    ['550 5.7.26 unauthenticated mail', 'authentication'],
    ['550 5.7.1 DMARC failure', 'authentication'],
    ['554 5.6.0 content not readable', 'content'],
    ['500 5.5.2 syntax error', 'protocol'],
    ['550 No such user here', 'unknown_address'],
    ['552 too much', 'full'],
    ['421 come back later', 'temporary'],
    ['554 no', 'refused'],
  ])('%s → %s', (words, meaning) => expect(said(words)).toBe(meaning))

  it('takes no address for a code', () => {
    expect(said('554 refused for 192.5.1.1')).toBe('refused')
  })

  it('says that it was given up where nobody answered', () => {
    expect(meaningOf(delivery({ detail: 'connect ECONNREFUSED', attempts: 20 }))).toBe('gave_up')
  })

  it('believes the status of a report before its words', () => {
    const reports = [report('bea@shop.example', 'It did not work.', { status: '5.2.2' })]
    expect(meaningOf(delivery({ state: 'bounced', reports }))).toBe('full')
  })
})

describe('sayingsAbout', () => {
  it('shows the last word about each of those it has not reached', () => {
    const reports = [
      report('old@shop.example', 'first address'),
      report('bea@shop.example', 'earlier'),
      report('bea@shop.example', 'later'),
      report('bea@shop.example', 'it was late', { action: 'delayed' }),
    ]
    expect(sayingsAbout(delivery({ reports })).map(({ words }) => words)).toEqual(['later'])
  })

  it('shows a bounce about an address the mail was forwarded to', () => {
    const reports = [report('b@forwarded.example', 'no such user')]
    expect(sayingsAbout(delivery({ state: 'bounced', reports }))).toEqual(reports)
  })
})
