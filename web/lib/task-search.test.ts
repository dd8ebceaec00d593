import { expect, test } from 'vitest'
import { parseTaskSearch } from './task-search.ts'

test('what makes no sense filters nothing, and what goes without saying is left out', () => {
  expect(parseTaskSearch({ whose: 'mine', state: 'open', kind: 'x', task: '' })).toEqual({})
  expect(parseTaskSearch({ whose: 'everybody', unowned: true })).toEqual({})
  expect(parseTaskSearch({ whose: 'team', unowned: true, state: 'done', kind: 'to_do', task: 'id' })).toEqual({
    whose: 'team',
    unowned: true,
    state: 'done',
    kind: 'to_do',
    task: 'id',
  })
})
