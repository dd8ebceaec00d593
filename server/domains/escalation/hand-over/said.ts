import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { HandOver } from '../contract.ts'

/** A message of a ticket, as far as the hand-over card is made of it. */
export interface Said {
  id: string
  kind: 'message' | 'reply' | 'note'
  author_type: string
  by: string
  text: string
  at: string
  /** Written by somebody, not by a machine of theirs or ours. */
  by_a_person: boolean
  emotion: NonNullable<HandOver['emotions']['first']>['emotion'] | null
  files: number
}

const LONGEST_CASE = 500
const LONGEST_TEXT = 8_000

/** The conversation of a ticket, oldest first; of one that never ends, its newest part. Answers that came back reached nobody. */
export async function saidOn({ db }: Context, ticketId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select * from (
      select m.id, m.kind, m.author_type, coalesce(u.name, c.name, 'Support Responder') as by,
        left(m.new_text, ${sql.lit(LONGEST_TEXT)}) as text, m.created_at as at, m.automatic = 'none' as by_a_person,
        felt.emotion, (select count(*)::int from message_files where message_id = m.id) as files
      from messages as m
        left join users as u on u.id = m.author_id
        left join customers as c on c.id = m.author_id
        left join message_emotions as felt on felt.message_id = m.id
      where m.ticket_id = ${ticketId} and coalesce(m.delivery_state, '') not in ('failed', 'bounced')
      order by m.position desc limit ${sql.lit(LONGEST_CASE)}) as said
    order by at, id`.execute(db)
  return rows
}
