import { describe, expect, it } from 'vitest'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { bodyOf, inverseOf, patchOf, rollBack } from './ticket-changes.ts'

const before = { status: 'new', assignee_id: null, assignee_name: null, team: null, tags: ['a'] } as unknown as Ticket

describe('ticket changes', () => {
  it('send what the contract asks for and show what will be', () => {
    const assign = { noun: 'assignee', assignee_id: 'u1', assignee_name: 'Mia' } as const
    expect(bodyOf(assign)).toEqual({ assignee_id: 'u1' })
    expect(patchOf(assign)).toEqual({ assignee_id: 'u1', assignee_name: 'Mia' })
    expect(bodyOf({ noun: 'snooze', until: null })).toEqual({ until: null })
    expect(patchOf({ noun: 'snooze', until: 'x' })).toEqual({ snoozed_until: 'x' })
  })

  it('can be taken back', () => {
    expect(inverseOf({ noun: 'status', status: 'resolved' }, before)).toEqual({ noun: 'status', status: 'open' })
    expect(inverseOf({ noun: 'tags', tags: [] }, before)).toEqual({ noun: 'tags', tags: ['a'] })
    expect(inverseOf({ noun: 'team', team: 'x' }, before)).toBeNull()
    const assign = { noun: 'assignee', assignee_id: 'u1', assignee_name: 'Mia' } as const
    expect(bodyOf(inverseOf(assign, before)!)).toEqual({ assignee_id: null, undo: true })
  })

  it('that were refused leave everything else as it is by then', () => {
    const change = { noun: 'priority', priority: 'critical' } as const
    const low = { ...before, priority: 'low' } as Ticket
    const shown = { ...low, priority: 'critical', tags: ['a', 'b'] } as Ticket
    expect(rollBack(change, { before: low, now: shown })).toEqual({ priority: 'low' })
    // Somebody has set another one meanwhile.
    expect(rollBack(change, { before: low, now: { ...shown, priority: 'high' } })).toEqual({})
  })
})
