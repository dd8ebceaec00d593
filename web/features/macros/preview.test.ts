import { expect, test } from 'vitest'
import { bodyOf, emptyDraft, faultsOf } from './macro-draft.ts'
import { previewOf, unknownIn } from './preview.ts'
import { starters } from './starters.ts'

const variables = [
  { name: 'customer.first_name', example: 'Hannah' },
  { name: 'agent.first_name', example: 'Ada' },
  { name: 'ticket.case_id', example: 'SR-1' },
  { name: 'ticket.subject', example: 'Login' },
]

test('a preview tells what was put in from what was written, and what stands for nothing', () => {
  expect(previewOf('Hi {{customer.first_name}}, {{x}}', variables)).toEqual([
    { at: 0, text: 'Hi ', kind: 'text' },
    { at: 3, text: 'Hannah', kind: 'value' },
    { at: 26, text: ', ', kind: 'text' },
    { at: 28, text: '{{x}}', kind: 'unknown' },
  ])
  expect(unknownIn('{{x}} {{x}} {{customer.first_name}}', variables)).toEqual(['{{x}}'])
  expect(unknownIn('{{x}}', [])).toEqual([])
})

test('what is missing is told before the server is asked; what is empty is not sent', () => {
  expect(faultsOf(emptyDraft('en'))).toEqual(['name_missing', 'empty_text'])
  const draft = { ...emptyDraft('en'), name: ' Close ', changes: { status_after: 'pending' as const, add_tags: [] } }
  expect(faultsOf(draft)).toEqual([])
  expect(bodyOf(draft)).toMatchObject({ name: 'Close', texts: {}, changes: { status_after: 'pending' } })
  expect(bodyOf(draft).changes).not.toHaveProperty('add_tags')
  expect(faultsOf({ ...draft, shared_with: 'team' })).toEqual(['team_missing'])
  expect(faultsOf({ ...draft, changes: { add_tags: ['a'], remove_tags: ['a'] } })).toEqual(['both_tags'])
})

test.each(['en', 'zh'] as const)('the examples can be made as they are: %s', (language) => {
  for (const starter of starters(language)) {
    expect(faultsOf(starter)).toEqual([])
    expect(Object.keys(starter.texts).sort()).toEqual(['en', 'zh'])
    for (const text of Object.values(starter.texts)) expect(unknownIn(text, variables)).toEqual([])
  }
})
