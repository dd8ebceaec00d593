import { expect, test } from 'vitest'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { type Group, groupsOf } from './task-rows.ts'

const now = new Date(2026, 10, 18, 10).getTime()
const inHours = (hours: number) => new Date(now + hours * 3_600_000).toISOString()

let made = 0
const task = (hours: number | null, changes: Partial<Task> = {}) =>
  ({
    id: `task-${++made}`,
    state: 'open',
    source: 'hand',
    due_at: hours === null ? null : inHours(hours),
    ticket_id: null,
    case_id: null,
    subject: null,
    ...changes,
  }) as Task
const followUp = (hours: number, number: number) =>
  task(hours, {
    source: 'report',
    ticket_id: `ticket-${number}`,
    case_id: `SR-${number}`,
    subject: `Subject ${number}`,
  })

const shape = (groups: Group[]) =>
  groups.map(({ name, rows }) => [
    name,
    rows.map(({ task, fold }) => task?.id ?? `${fold?.case_id}:${fold?.tasks.length}`),
  ])

test('groups come in order of time, empty ones not at all', () => {
  const [late, today, later, undated] = [task(-1), task(2), task(24 * 20), task(null)]
  expect(shape(groupsOf([late, today, later, undated], now))).toEqual([
    ['overdue', [late.id]],
    ['today', [today.id]],
    ['later', [later.id]],
    ['undated', [undated.id]],
  ])
  expect(groupsOf([], now)).toEqual([])
})

test('follow-ups of one case share a line where they are due together, at the place of the first', () => {
  const own = task(3)
  const [a1, b1, a2, a3, single] = [followUp(1, 1), followUp(2, 2), followUp(4, 1), followUp(50, 1), followUp(60, 3)]
  expect(shape(groupsOf([a1, b1, own, a2, a3, single], now))).toEqual([
    ['today', ['SR-1:2', b1.id, own.id]],
    ['week', [a3.id, single.id]],
  ])
})

test('what a person wrote for a case is not folded away, nor what has no case to be named by', () => {
  const written = [1, 2].map((hours) => task(hours, { ticket_id: 'ticket-1', case_id: 'SR-1' }))
  const hidden = [1, 2].map((hours) => task(hours, { source: 'report' }))
  const [group] = groupsOf([...written, ...hidden], now)
  expect(group?.rows.every(({ fold }) => fold === undefined)).toBe(true)
})

test('what was ticked is not counted any more', () => {
  const ticked = followUp(1, 1)
  const [group] = groupsOf([{ ...ticked, state: 'done' }, followUp(2, 1), task(3)], now)
  expect([group?.open, group?.rows.length]).toEqual([2, 2])
})
