import { expect, test } from 'vitest'
import { CauseCode } from '../../server/domains/interaction-reports/contract.ts'
import { CAUSES, parseRatingSearch, parseReportSearch } from './outcome-search.ts'

test('every cause the server knows can be chosen', () => {
  expect([...CAUSES].toSorted()).toEqual([...CauseCode.options].toSorted())
})

test('an address with nonsense lists everything', () => {
  expect(parseRatingSearch({ state: 'gone', score: 9, at_most: '3', agent_id: '' })).toEqual({})
  expect(parseReportSearch({ cause_code: 'gremlins', complete_below: 2 })).toEqual({})
})

test('what is known stays', () => {
  expect(parseRatingSearch({ state: 'answered', at_most: 3, agent_id: 'u1' })).toEqual({
    state: 'answered',
    at_most: 3,
    agent_id: 'u1',
  })
  expect(parseReportSearch({ cause_code: 'defect', complete_below: 0.5 })).toEqual({
    cause_code: 'defect',
    complete_below: 0.5,
  })
})
