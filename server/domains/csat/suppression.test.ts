import { expect, test } from 'vitest'
import { type Facts, mayAskIfSolved, reasonAgainst } from './suppression.ts'

const asked: Facts = {
  stands: true,
  is_late: false,
  is_merged: false,
  is_spam: false,
  opening: { automatic: 'none', authenticity: 'pass' },
  consent: null,
  way: 'open',
  asked_recently: false,
}

test.each<[string | null, Partial<Facts>]>([
  [null, {}],
  [null, { consent: true }],
  [null, { opening: null }],
  [null, { opening: { automatic: 'none', authenticity: 'none' } }],
  ['reopened', { stands: false, is_spam: true }],
  ['too_late', { is_late: true, asked_recently: true }],
  ['no_address', { is_late: true, way: 'none' }],
  ['merged', { is_merged: true, is_spam: true }],
  ['spam', { is_spam: true, consent: false }],
  ['not_a_person', { opening: { automatic: 'auto_reply', authenticity: 'fail' } }],
  ['not_a_person', { opening: { automatic: 'list', authenticity: null } }],
  ['not_a_person', { way: 'nobody_there' }],
  ['unproven_sender', { opening: { automatic: 'none', authenticity: 'fail' }, way: 'none' }],
  ['no_consent', { consent: false, way: 'none' }],
  ['no_address', { way: 'none', asked_recently: true }],
  ['asked_recently', { asked_recently: true }],
])('%s: %j', (reason, facts) => {
  expect(reasonAgainst({ ...asked, ...facts })).toBe(reason)
})

test.each([
  [null, true],
  ['asked_recently', true],
  ['no_consent', false],
  ['too_late', false],
] as const)('%s: who is only spared the rating is still asked whether it is solved', (reason, asked) => {
  expect(mayAskIfSolved(reason)).toBe(asked)
})
