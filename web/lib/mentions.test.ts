import { expect, test } from 'vitest'
import { mentionedIn, withoutMention } from './mentions.ts'

const people = ['Ann', 'Ann Lee', 'Anna', '王磊', 'Bob Ray'].map((name) => ({ id: name, name }))
const named = (text: string) => mentionedIn(text, people).map(({ name }) => name)

test.each([
  ['@Ann please', ['Ann']],
  ['@Anna please', ['Anna']],
  ['@Ann Lee, and @Bob Ray.', ['Ann Lee', 'Bob Ray']],
  ['请@王磊看看', ['王磊']],
  ['@Annabel, ann@Annex, Ann', []],
  ['@Ann @Ann', ['Ann']],
])('%s speaks to %s', (text, wanted) => expect(named(text)).toEqual(wanted))

test('who is no longer spoken to keeps their name in the text', () => {
  expect(withoutMention('😀 @Ann Lee and @Ann: ask @Ann', 'Ann', people)).toBe('😀 @Ann Lee and Ann: ask Ann')
})
