import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../../platform/context.ts'
import { type DueRow, defineDue } from '../../../platform/due.ts'
import { emit } from '../../../platform/events.ts'
import { unseal } from '../../../platform/secrets.ts'
import { normalized } from '../../customers/identities.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { VisitJudged } from '../events.ts'
import { JUDGE_VISIT, scheduleJudgements } from './schedule.ts'

/** Whoever meant to write has been silent long enough to tell: looked at once, by one node, across restarts. */
export const judgeWhenDue = defineDue(JUDGE_VISIT, judge)

async function judge(ctx: Context, due: DueRow[]): Promise<void> {
  const { knowledge } = await frameworkOf(ctx)
  const { seconds } = knowledge.deflection.silent_for
  const visits = await unjudged(
    ctx,
    due.map(({ subject_id }) => subject_id),
  )
  const isOver = ({ last_at }: Unjudged) =>
    Temporal.Instant.compare(Temporal.Instant.from(last_at).add({ seconds }), ctx.now()) <= 0
  // The framework may ask for a longer silence by now, and a visit may have gone on.
  await scheduleJudgements(
    ctx,
    visits.filter((visit) => !isOver(visit)),
  )
  const over = await withPeople(ctx, visits.filter(isOver))
  const contacted = await contactsOf(ctx, over, seconds)
  await note(
    ctx,
    over.map((visit) => ({ ...visit, outcome: outcomeOf(visit, contacted) })),
  )
}

interface Unjudged {
  id: string
  started_at: string
  last_at: string
  intended_at: string | null
  first_read_at: string | null
  helped_at: string | null
  held_out: boolean
  ticket_id: string | null
  customer_id: string | null
  sealed_email: string | null
}

/** Locked, so that a visit is judged once whoever else is at it. */
const unjudged = ({ db }: Context, ids: readonly string[]): Promise<Unjudged[]> =>
  db
    .selectFrom('help_visits')
    .select(['id', 'started_at', 'last_at', 'intended_at', 'first_read_at', 'helped_at', 'held_out', 'ticket_id'])
    .select(['customer_id', 'sealed_email'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('judged_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

interface Person extends Unjudged {
  /** Somebody gave an address: they are known even if they have never been a customer. */
  is_known: boolean
}

/** Who gave an address in the form may have become a customer since, or been one all along. */
async function withPeople({ db }: Context, visits: readonly Unjudged[]): Promise<Person[]> {
  const addresses = new Map(
    visits.flatMap(({ id, customer_id, sealed_email }) =>
      customer_id || !sealed_email ? [] : [[id, normalized('email', unseal(sealed_email))] as const],
    ),
  )
  const rows = await db
    .selectFrom('identities')
    .select(['value', 'customer_id'])
    .where('kind', '=', 'email')
    .where('scope', '=', '')
    .where('value', '=', sql<string>`any(${[...addresses.values()]}::text[])`)
    .execute()
  const owners = new Map(rows.map(({ value, customer_id }) => [value, customer_id]))
  return visits.map((visit) => {
    const address = addresses.get(visit.id)
    const customer_id = visit.customer_id ?? (address ? (owners.get(address) ?? null) : null)
    return { ...visit, customer_id, is_known: customer_id !== null || address !== undefined }
  })
}

/** Visits after whose beginning the same customer has written, called or been written for, on whatever channel. */
async function contactsOf({ db }: Context, visits: readonly Person[], seconds: number): Promise<Set<string>> {
  const asked = visits.flatMap(({ id, customer_id, started_at, last_at }) => {
    const until = instantText(Temporal.Instant.from(last_at).add({ seconds }))
    return customer_id ? [{ id, customer_id, started_at, until }] : []
  })
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select v.id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as v(
      id uuid, customer_id uuid, started_at timestamptz, until timestamptz)
    where exists (
      select from tickets join messages on messages.ticket_id = tickets.id
      where tickets.customer_id = v.customer_id and messages.kind = 'message'
        and messages.created_at between v.started_at and v.until)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

function outcomeOf({ id, ticket_id, is_known }: Person, contacted: ReadonlySet<string>) {
  if (ticket_id !== null || contacted.has(id)) return 'contacted' as const
  return is_known ? ('silent' as const) : ('unknown' as const)
}

/** The address has had its use: what it was asked for is known now. */
async function note(ctx: Context, judged: readonly (Person & { outcome: 'contacted' | 'silent' | 'unknown' })[]) {
  if (judged.length === 0) return
  const rows = judged.map(({ id, outcome, customer_id }) => ({ id, outcome, customer_id }))
  await sql`
    update help_visits set outcome = j.outcome, customer_id = j.customer_id, judged_at = ${nowText(ctx)}::timestamptz, sealed_email = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as j(id uuid, outcome text, customer_id uuid)
    where help_visits.id = j.id`.execute(ctx.db)
  for (const { id: visit_id, outcome, first_read_at, helped_at, held_out } of judged) {
    const [read, helped] = [first_read_at !== null, helped_at !== null]
    emit(ctx, VisitJudged, { visit_id, outcome, read, helped, held_out })
  }
}
