import { expect, test } from 'vitest'
import { type Command, inForce } from './commands.ts'

const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'list',
  run: () => {},
  ...more,
})

test('with nothing in hand every place keeps its commands', () => {
  const commands = [command('next'), command('assignee')]
  expect(inForce(commands)).toEqual(commands)
})

test('what is in hand stands for the same command of every place, and is asked first for its key', () => {
  const [hand, place] = [command('assignee', { in_hand: true, keys: 'a' }), command('assignee', { keys: 'a' })]
  const facet = command('correct-complexity', { keys: 'shift+x' })
  const range = command('select-range', { keys: 'shift+x', in_hand: true })
  const forced = inForce([hand, range, place, facet, command('next')])
  expect(forced).toEqual([facet, command('next'), hand, range].map((one) => expect.objectContaining({ id: one.id })))
  expect(forced.findLast(({ keys }) => keys === 'a')).toBe(hand)
  expect(forced.findLast(({ keys }) => keys === 'shift+x')).toBe(range)
})
