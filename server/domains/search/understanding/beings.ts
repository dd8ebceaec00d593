import { expressionBuilder, type SqlBool, sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { facetsOf } from '../../tickets/facets.ts'
import type { Asked, Condition } from './asked.ts'
import type { Being } from './filter-words.ts'

const eb = expressionBuilder<DB, 'tickets'>()
const OVER = ['resolved', 'closed']

/** What `is:` says of a ticket's row. Spam and merged tickets are shown only to whoever asks for them. */
export const beingOf = (ctx: Context, being: Being): Asked => BEINGS_AS_CONDITIONS[being](ctx)

const row = (condition: Condition, facets?: string[]): Asked => ({
  ...{ of: 'row', condition },
  ...(facets ? { facets } : {}),
})

const BEINGS_AS_CONDITIONS: Record<Being, (ctx: Context) => Asked> = {
  open: () => row(eb('tickets.status', 'not in', OVER)),
  closed: () => row(eb('tickets.status', 'in', OVER)),
  mine: ({ actor }) => row(eb('tickets.assignee_id', '=', actor.id), facetsOf('assignee_id', [actor.id ?? ''])),
  unassigned: () => row(eb('tickets.assignee_id', 'is', null), facetsOf('assignee_id', ['none'])),
  snoozed: () => row(eb('tickets.snoozed_until', 'is not', null)),
  restricted: () => row(eb('tickets.restricted', '=', true)),
  overdue: (ctx) => row(eb.and([eb('tickets.due_at', '<', nowText(ctx)), eb('tickets.status', 'not in', OVER)])),
  unread: ({ actor }) =>
    row(sql<SqlBool>`tickets.message_count > coalesce(
      (select position from seen_marks where seen_marks.ticket_id = tickets.id and seen_marks.user_id = ${actor.id}), 0)`),
  spam: () => ({ of: 'row', condition: sql<SqlBool>`tickets.spam`, shows: 'spam' }),
  merged: () => ({ of: 'row', condition: sql<SqlBool>`tickets.merged_into is not null`, shows: 'merged' }),
}
