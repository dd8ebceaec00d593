import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { seal } from '../../../platform/secrets.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type Intending, scheduleJudgements } from '../deflection/schedule.ts'
import { writeNotes } from './notes.ts'

/** What somebody did in the form. Rare and telling, so it is written at once and not with the others. */
interface Deed {
  language: string
  held_out: boolean
  /** Articles were put before them. */
  suggested?: true
  /** They said that it helped. */
  helped?: true
  ticket_id?: string
  customer_id?: string | null
  /** As they wrote it; kept sealed until the visit is judged. */
  email?: string
}

/** Notes a deed in a visit, which need not have been written yet: another node may still have it. */
export async function noteDeed(ctx: Context, visitId: string | null, deed: Deed): Promise<void> {
  if (!visitId) return
  await writeNotes(ctx)
  await inTransaction(ctx, async (ctx) => scheduleJudgements(ctx, await writeDeed(ctx, visitId, deed)))
}

/** What was there stays: the first time counts. */
async function writeDeed(ctx: Context, visitId: string, deed: Deed): Promise<Intending[]> {
  const { language, held_out, customer_id = null, ticket_id = null, email } = deed
  const now = sql`${nowText(ctx)}::timestamptz`
  const when = (done: true | undefined) => (done ? now : sql`null`)
  const { rows } = await sql<Intending>`
    insert into help_visits as v (id, language, started_at, last_at, pages, intended_at, form_opened_at, held_out,
      suggested_at, helped_at, ticket_id, customer_id, sealed_email)
    values (${visitId}, ${language}, ${now}, ${now}, 1, ${now}, ${now}, ${held_out},
      ${when(deed.suggested)}, ${when(deed.helped)}, ${ticket_id}, ${customer_id}, ${email ? seal(email) : null})
    on conflict (id) do update set
      last_at = greatest(v.last_at, excluded.last_at), held_out = v.held_out or excluded.held_out,
      intended_at = coalesce(v.intended_at, excluded.intended_at),
      form_opened_at = coalesce(v.form_opened_at, excluded.form_opened_at),
      suggested_at = coalesce(v.suggested_at, excluded.suggested_at),
      helped_at = coalesce(v.helped_at, excluded.helped_at), ticket_id = coalesce(v.ticket_id, excluded.ticket_id),
      customer_id = coalesce(v.customer_id, excluded.customer_id),
      sealed_email = coalesce(v.sealed_email, excluded.sealed_email)
    where v.judged_at is null
    returning v.id, v.last_at, v.intended_at`.execute(ctx.db)
  return rows
}
