import { expect, test } from 'vitest'
import type { Task } from '../../server/domains/tasks/contract.ts'
import { steadyTasks } from './steady-tasks.ts'

const task = (id: string, day: number | null, state: Task['state'] = 'open') =>
  ({ id, state, due_at: day === null ? null : new Date(2026, 10, day).toISOString() }) as Task
const ids = (tasks: Task[]) => tasks.map(({ id, state }) => `${id} ${state}`)
const kept = (...tasks: Task[]) => new Map(tasks.map((one) => [one.id, one]))

test('what was ticked stays in its place after the list no longer has it', () => {
  const fresh = [task('a', 1), task('c', 3), task('d', null)]
  expect(ids(steadyTasks(fresh, kept(task('b', 2, 'done'), task('e', null, 'done')), 'soonest'))).toEqual([
    'a open',
    'b done',
    'c open',
    'd open',
    'e done',
  ])
  expect(ids(steadyTasks([task('c', 3), task('a', 1)], kept(task('b', 2, 'open')), 'latest'))).toEqual([
    'c open',
    'b open',
    'a open',
  ])
})

test('until the list knows, the tick is shown; once they agree, the list is right', () => {
  const old = [task('a', 1), task('b', 2)]
  expect(ids(steadyTasks(old, kept(task('b', 2, 'done')), 'soonest'))).toEqual(['a open', 'b done'])
  const moved = [task('a', 1), task('b', 5)]
  expect(steadyTasks(moved, kept(task('b', 2)), 'soonest')).toEqual(moved)
})
