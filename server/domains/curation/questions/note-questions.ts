import { sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { inTurns } from '../../../platform/turns.ts'
import { knownPeopleOfEach } from '../../knowledge/known-people.ts'
import { type Known, withoutPersonalData } from '../../knowledge/without-personal-data.ts'
import { nearestArticle } from '../../retrieval/queries.ts'
import { featuresOf } from './fingerprints.ts'
import { languageOf } from './language.ts'
import { shortened } from './texts.ts'

interface Asked {
  source: 'ticket' | 'search'
  id: string
  subject: string
  text: string
  language: string | null
  asked_at: string
  customer_id: string | null
  category: string | null
}

/** Read in one go; what is more has its turn in the next round. */
const MOST_AT_ONCE = 400
/** Questions as old as this still say what is missing. */
const LOOKED_BACK_DAYS = 400

/** Notes what was asked and is not noted yet, or one ticket's question. How many were new. */
export async function noteQuestions(ctx: Context, ticketId?: string): Promise<number> {
  const asked = await notYetNoted(ctx, ticketId)
  if (asked.length === 0) return 0
  const tickets = asked.filter(({ source }) => source === 'ticket').map(({ id }) => id)
  const known = await knownPeopleOfEach(ctx, tickets)
  const rows: Record<string, unknown>[] = []
  const turn = inTurns()
  for (const one of asked) {
    rows.push(await noted(ctx, one, known.get(one.id)))
    await turn()
  }
  await keep(ctx, rows)
  return rows.length
}

/** A question as it is kept: what it is about as fingerprints, and the article that answers it. */
async function noted(ctx: Context, { subject, text, ...one }: Asked, known: Known | undefined) {
  const isSearch = one.source === 'search'
  const [about, said] = isSearch ? ['', text] : [withoutPersonalData(subject, known), withoutPersonalData(text, known)]
  const language = languageOf(`${about} ${said}`, one.language)
  // Found in memory: nobody outside is asked, and nothing is read from the database for it.
  const nearest = isSearch ? null : await nearestArticle(ctx, shortened(about, said), language)
  const article_id = nearest?.sure ? nearest.article_id : null
  return { ...one, language, article_id, features: featuresOf(`${about}\n${said}`, language) }
}

const keep = (ctx: Context, rows: readonly unknown[]): Promise<void> =>
  inTransaction(ctx, async ({ db }) => {
    await sql`
      insert into asked_questions (source, id, language, asked_at, customer_id, category, features, article_id)
      select source, id, language, asked_at, customer_id, category,
        array(select jsonb_array_elements_text(features)::int), (select a.id from articles a where a.id = article_id)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q(source text, id uuid, language text, asked_at timestamptz,
        customer_id uuid, category text, features jsonb, article_id uuid)
      on conflict (source, id) do nothing`.execute(db)
  })

/** What customers wrote first, and searches that found nothing. Spam, merged and restricted tickets are nobody's question. */
async function notYetNoted({ db, now }: Context, ticketId: string | undefined): Promise<Asked[]> {
  const since = instantText(now().subtract({ hours: 24 * LOOKED_BACK_DAYS }))
  const tickets = sql`
    select 'ticket' as source, t.id, t.subject, left(m.new_text, 4000) as text, t.language,
      t.created_at as asked_at, t.customer_id, t.category
    from tickets t
    join lateral (select new_text from messages where ticket_id = t.id and kind = 'message' and automatic = 'none'
      order by position limit 1) as m on true
    where ${ticketId ? sql`t.id = ${ticketId}` : sql`t.created_at >= ${since}`}
      and not t.spam and not t.restricted and t.merged_into is null
      and not exists (select from asked_questions q where q.source = 'ticket' and q.id = t.id)
    order by t.created_at desc limit ${sql.lit(MOST_AT_ONCE)}`
  const searches = sql`
    select 'search' as source, s.id, '' as subject, s.query as text, s.language, s.at as asked_at, null::uuid as customer_id, null as category
    from article_searches s
    where s.results = 0 and s.at >= ${since}
      and not exists (select from asked_questions q where q.source = 'search' and q.id = s.id)
    order by s.at desc limit ${sql.lit(MOST_AT_ONCE)}`
  const { rows } = ticketId
    ? await sql<Asked>`${tickets}`.execute(db)
    : await sql<Asked>`(${tickets}) union all (${searches})`.execute(db)
  return rows
}

/** Forgets questions that are too old to say anything. */
export const forgetOldQuestions = async ({ db, now }: Context): Promise<void> => {
  const before = instantText(now().subtract({ hours: 24 * (LOOKED_BACK_DAYS + 1) }))
  await db.deleteFrom('asked_questions').where('asked_at', '<', before).execute()
}
