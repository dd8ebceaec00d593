import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { accessTicket, withinReach } from '../tickets/access.ts'
import type { Confirmation, Survey, SurveyQuery, SurveySummary } from './contract.ts'

/** What the customer says about the last resolution of a ticket. */
export async function getConfirmation(ctx: Context, ticketId: string): Promise<Confirmation> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const confirmation = await newestConfirmation(ctx, ticket.id)
  if (!confirmation) throw notFound('confirmation')
  return confirmation
}

/** The confirmation of the last resolution. Here and below: reach is not asked, the caller has access to the ticket already. */
export const newestConfirmation = ({ db }: Context, ticketId: string) =>
  db
    .selectFrom('confirmations')
    .leftJoin('surveys', (join) =>
      join
        .onRef('surveys.ticket_id', '=', 'confirmations.ticket_id')
        .onRef('surveys.resolved_at', '=', 'confirmations.resolved_at'),
    )
    .selectAll('confirmations')
    // One message asks for both, and is noted with the survey.
    .select((eb) => eb('surveys.message_id', 'is not', null).as('asked'))
    .where('confirmations.ticket_id', '=', ticketId)
    .orderBy('confirmations.resolved_at', 'desc')
    .limit(1)
    .$castTo<Confirmation>()
    .executeTakeFirst()

/** The survey about the last resolution. */
export const newestSurvey = ({ db }: Context, ticketId: string) =>
  db
    .selectFrom('surveys')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('resolved_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The newest rating of each of these tickets that has one, by ticket. */
export async function ratingsOf({ db }: Context, ticketIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('surveys')
    .distinctOn('ticket_id')
    .select(['ticket_id', 'score'])
    .where('ticket_id', '=', sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where('state', '=', 'answered')
    .orderBy('ticket_id')
    .orderBy('resolved_at', 'desc')
    .execute()
  return new Map(rows.map(({ ticket_id, score }) => [ticket_id, score!]))
}

/** What was said about a ticket is seen by whoever may see the ticket. */
const surveys = ({ db, actor }: Context) =>
  db
    .selectFrom('surveys')
    .innerJoin('tickets', 'tickets.id', 'surveys.ticket_id')
    .innerJoin('customers', 'customers.id', 'surveys.customer_id')
    .leftJoin('users', 'users.id', 'surveys.agent_id')
    .selectAll('surveys')
    .select(['tickets.case_id', 'tickets.subject', 'customers.name as customer_name', 'users.name as agent_name'])
    .where(withinReach(actor, 'read'))

export async function getSurvey(ctx: Context, id: string): Promise<Survey> {
  const survey = isId(id) ? await surveys(ctx).where('surveys.id', '=', id).executeTakeFirst() : undefined
  if (!survey) throw notFound('survey')
  return survey as Survey
}

/** The first page is asked for without a cursor. */
type Listed = Omit<SurveyQuery, 'cursor'> & { cursor?: string | undefined }

/** Surveys of tickets within reach, newest first. */
export async function listSurveys(ctx: Context, query: Listed) {
  const { cursor, limit, state, score, at_most } = query
  const before = readCursor(cursor, ['instant', 'id'])
  const rows = await surveys(ctx)
    .$if(before !== undefined, (rows) =>
      rows.where((eb) => eb(eb.refTuple('surveys.created_at', 'surveys.id'), '<', eb.tuple(...before!))),
    )
    .$if(state !== undefined, (rows) => rows.where('surveys.state', '=', state!))
    .$if(score !== undefined, (rows) => rows.where('surveys.score', '=', score!))
    .$if(at_most !== undefined, (rows) => rows.where('surveys.score', '<=', at_most!))
    .where(aboutThese(query))
    .orderBy('surveys.created_at', 'desc')
    .orderBy('surveys.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as Survey[], limit, ({ created_at, id }) => [created_at, id])
}

const SUBJECTS = ['ticket_id', 'customer_id', 'agent_id'] as const

/** An id that cannot be one is nobody's. */
function aboutThese(query: Listed) {
  const conditions = SUBJECTS.flatMap((column) => {
    const id = query[column]
    if (id === undefined) return []
    return isId(id) ? sql<SqlBool>`${sql.ref(`surveys.${column}`)} = ${id}` : sql<SqlBool>`false`
  })
  return sql<SqlBool>`${sql.join([sql`true`, ...conditions], sql` and `)}`
}

const SCORES = [1, 2, 3, 4, 5]

/** How happy customers were with what was resolved in the last `days`, within the caller's reach. */
export async function summarizeSurveys(ctx: Context, { days }: { days: number }): Promise<SurveySummary> {
  const groups = await ctx.db
    .selectFrom('surveys')
    .innerJoin('tickets', 'tickets.id', 'surveys.ticket_id')
    .select((eb) => ['surveys.state', 'surveys.score', eb.cast<number>(eb.fn.countAll(), 'integer').as('count')])
    .where('surveys.resolved_at', '>', instantText(ctx.now().subtract({ hours: 24 * days })))
    .where(withinReach(ctx.actor, 'read'))
    .groupBy(['surveys.state', 'surveys.score'])
    .execute()
  const counted = (...states: string[]) => sum(groups.filter(({ state }) => states.includes(state)))
  const scores = SCORES.map((score) => ({ score, count: sum(groups.filter((group) => group.score === score)) }))
  const answered = counted('answered')
  const points = scores.reduce((points, { score, count }) => points + score * count, 0)
  return {
    ...{ resolved: sum(groups), sent: counted('sent', 'answered'), suppressed: counted('suppressed'), answered },
    mean: answered > 0 ? points / answered : null,
    ...{ scores, days },
  }
}

const sum = (groups: readonly { count: number }[]): number => groups.reduce((sum, { count }) => sum + count, 0)
