import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { knownPeopleOf } from '../../knowledge/known-people.ts'
import { withoutPersonalData } from '../../knowledge/without-personal-data.ts'
import { askedAs } from '../log/write.ts'
import { questionIn } from './question-in.ts'

const LOOKED_BACK = { hours: 24 * 30 }
const MOST_AT_ONCE = 100

interface Solved {
  ticket_id: string
  article_id: string
  language: string
  subject: string
  text: string
}

/** The first message of tickets that were resolved after an article was sent, and not opened again since. */
export async function learnFromTickets(ctx: Context): Promise<void> {
  const since = ctx.now().subtract(LOOKED_BACK).toString()
  const { rows } = await sql<Solved>`
    select link.ticket_id, link.article_id, coalesce(t.language, 'en') as language, t.subject, m.new_text as text
    from article_tickets link join tickets t on t.id = link.ticket_id
    join lateral (select new_text from messages where ticket_id = t.id and author_type = 'customer' order by position limit 1) m on true
    where link.how = 'sent' and link.created_at >= ${since} and t.status in ('resolved', 'closed')
      and t.resolved_at > link.created_at and t.confirmation is distinct from 'rejected'
      and not t.spam and not t.restricted and t.merged_into is null
      and not exists (select from article_questions q where q.ticket_id = t.id and q.article_id = link.article_id)
    order by link.created_at limit ${sql.lit(MOST_AT_ONCE)}`.execute(ctx.db)
  if (rows.length === 0) return
  const known = await knownPeopleOf(
    ctx,
    rows.map(({ ticket_id }) => ticket_id),
  )
  const now = nowText(ctx)
  const questions = rows.flatMap(({ subject, text, ...solved }) => {
    const question = withoutPersonalData(questionIn({ subject, text }), known)
    const asked = askedAs(question)
    return asked === ''
      ? []
      : [{ ...solved, id: newId(), question, asked, source: 'tickets', last_seen_at: now, created_at: now }]
  })
  // Two tickets of one batch may ask the same of an article.
  const each = [...new Map(questions.map((one) => [`${one.article_id} ${one.language} ${one.asked}`, one])).values()]
  if (each.length === 0) return
  await ctx.db
    .insertInto('article_questions')
    .values(each)
    .onConflict((row) =>
      row.columns(['article_id', 'language', 'asked']).doUpdateSet(({ eb, ref }) => ({
        times: eb('article_questions.times', '+', 1),
        last_seen_at: ref('excluded.last_seen_at'),
        ticket_id: ref('excluded.ticket_id'),
      })),
    )
    .execute()
}
