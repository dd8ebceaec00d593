import { expect, test } from 'vitest'
import type { Report } from '../../../server/domains/interaction-reports/contract.ts'
import { changesOf, knownOf, stillMissing } from './resolution.ts'

const step = { action: 'Rolled the release back', result: 'Sign-in works again', at: null, by: 'Ada' }
const report = {
  cause_code: 'defect',
  cause_source: 'rule',
  fields: { steps_taken: { value: [step] } },
  missing: [],
} as unknown as Report
const ticket = { category: 'technical' } as const

test('what is known is shown and not sent again', () => {
  const known = knownOf(ticket, report)
  expect(known).toMatchObject({ category: 'technical', cause_code: 'defect', steps: [{ action: step.action }] })
  const { category, cause_code, steps } = known
  expect(changesOf({ category: category!, cause_code: cause_code!, steps }, report, ticket)).toEqual({})
})

test('what was changed is sent, without empty rows and loose spaces', () => {
  const { steps } = knownOf(ticket, report)
  const edits = {
    category: 'account' as const,
    steps: [
      ...steps,
      { key: 'a', action: ' Told Hannah ', result: 'She can sign in' },
      { key: 'b', action: '', result: ' ' },
    ],
  }
  expect(changesOf(edits, report, ticket)).toEqual({
    category: 'account',
    steps: [
      { action: 'Rolled the release back', result: 'Sign-in works again' },
      { action: 'Told Hannah', result: 'She can sign in' },
    ],
  })
})

test('only what is missing is asked for, until it is set', () => {
  expect(stillMissing([], {})).toEqual([])
  expect(stillMissing(['steps.0.result', 'cause_code'], {})).toEqual(['cause_code', 'steps'])
  expect(stillMissing(['cause_code', 'steps'], { cause_code: 'how_to' })).toEqual(['steps'])
})

test('half a step is no step', () => {
  const half = { key: 'a', action: 'Asked the bank', result: '' }
  expect(stillMissing(['steps'], { steps: [half] })).toEqual(['steps'])
  expect(stillMissing(['steps'], { steps: [{ ...half, result: 'They refunded it' }] })).toEqual([])
})
