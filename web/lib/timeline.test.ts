import { describe, expect, it } from 'vitest'
import type { Message, TimelineEntry } from '../../server/domains/tickets/contract.ts'
import { timelineRows } from './timeline.ts'

const message = (position: number, at: string, type = 'customer') =>
  ({ id: `m${position}`, position, created_at: at, author: { type, id: null, name: 'x' } }) as unknown as Message
const event = (id: string, at: string, { name = 'ticket.assigned', actor = 'u1' } = {}) =>
  ({ id, at, name, actor: { type: 'agent', id: actor, name: 'Mia' }, data: {} }) as TimelineEntry

const story = (sources: Partial<Parameters<typeof timelineRows>[0]>) =>
  timelineRows({ messages: [], events: [], has_older: false, seen_position: null, ...sources }).map((row) =>
    row.type === 'events' ? row.entries.map((entry) => entry.id).join('+') : row.type === 'day' ? 'day' : row.id,
  )

describe('timelineRows', () => {
  it('weaves by time and separates days', () => {
    expect(
      story({
        messages: [message(1, '2026-11-01T10:00:00Z'), message(2, '2026-11-03T10:00:00Z')],
        events: [event('e2', '2026-11-03T11:00:00Z'), event('e1', '2026-11-01T10:00:00Z')],
      }),
    ).toEqual(['day', 'm1', 'e1', 'day', 'm2', 'e2'])
  })

  it('joins what one person did at once, and only that', () => {
    expect(
      story({
        events: [
          event('e1', '2026-11-01T10:00:00Z'),
          event('e2', '2026-11-01T10:00:30Z', { name: 'ticket.tagged' }),
          event('e3', '2026-11-01T10:00:40Z', { name: 'ticket.tagged', actor: 'u2' }),
        ],
      }),
    ).toEqual(['day', 'e1+e2', 'e3'])
  })

  it('leaves out what messages already show, and events before the loaded page', () => {
    expect(
      story({
        messages: [message(5, '2026-11-02T10:00:00Z')],
        events: [event('e0', '2026-11-01T10:00:00Z'), event('e1', '2026-11-02T10:00:00Z', { name: 'ticket.replied' })],
        has_older: true,
      }),
    ).toEqual(['day', 'm5'])
  })

  it('draws one line before the first unseen customer message', () => {
    const messages = [1, 2, 3, 4].map((n) => message(n, `2026-11-02T10:0${n}:00Z`, n === 3 ? 'agent' : 'customer'))
    expect(story({ messages, seen_position: 1 })).toEqual(['day', 'm1', 'new', 'm2', 'm3', 'm4'])
    expect(story({ messages, seen_position: 4 })).not.toContain('new')
    expect(story({ messages, seen_position: null })).not.toContain('new')
  })
})
