import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { accessTicket, withinReach } from '../tickets/access.ts'
import type { CauseCode, Exemption, Report, ReportLine, ReportQuery, ReportVersion } from './contract.ts'
import type { Edits } from './edits.ts'
import { gatherFacts } from './facts/gather.ts'
import { missingIn } from './missing.ts'
import { type StoredReport, storedReport } from './stored.ts'
import { completenessOf, type Values, valuesOf } from './values.ts'

/** A ticket's report: as it was documented, or while the ticket is not resolved, what is known by now. */
export async function readReport(ctx: Context, ticketId: string): Promise<Report> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const stored = await storedReport(ctx, ticket.id)
  const { id: ticket_id, case_id, subject, resolved_at } = ticket
  const about = { ticket_id, case_id, subject, version: stored?.version ?? 0, resolved_at }
  return isDocumented(stored, resolved_at)
    ? { ...about, ...asDocumented(stored) }
    : { ...about, ...(await live(ctx, ticket_id, stored)) }
}

type Said = Omit<Report, 'ticket_id' | 'case_id' | 'subject' | 'version' | 'resolved_at'>

/** Whether the report that is kept is the one of how the ticket ended, as it stands. */
const isDocumented = (stored: StoredReport, resolvedAt: string | null): stored is NonNullable<StoredReport> =>
  stored !== undefined && stored.version > 0 && stored.resolved_at !== null && stored.resolved_at === resolvedAt

function asDocumented({
  cause_code,
  edits,
  exempt,
  completeness,
  fields,
  updated_at,
}: NonNullable<StoredReport>): Said {
  return {
    cause_code: cause_code as CauseCode | null,
    cause_source: cause_code ? ((edits as Edits).cause_code ? 'person' : 'rule') : 'none',
    exempt: exempt as Exemption | null,
    completeness,
    fields: fields as unknown as Values,
    missing: [],
    updated_at,
  }
}

async function live(ctx: Context, ticketId: string, stored: StoredReport): Promise<Said> {
  const facts = await gatherFacts(ctx, ticketId)
  const fields = valuesOf(facts)
  return {
    cause_code: facts.cause.code,
    cause_source: facts.cause.source,
    exempt: facts.exempt,
    completeness: completenessOf(facts, fields),
    fields,
    missing: missingIn(facts).map(({ path }) => path),
    updated_at: stored?.updated_at ?? null,
  }
}

/** What the report has been, newest first. */
export async function listReportVersions(ctx: Context, ticketId: string, { cursor, limit }: PageQuery) {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const before = readCursor(cursor, ['count'])
  const rows = await ctx.db
    .selectFrom('report_versions as v')
    .leftJoin('users', 'users.id', 'v.author_id')
    .select(['v.version', 'v.cause', 'v.changed', 'v.at', 'v.fields', 'users.id as user_id', 'users.name'])
    .where('v.ticket_id', '=', ticket.id)
    .$if(before !== undefined, (query) => query.where('v.version', '<', before![0]))
    .orderBy('v.version', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ version }) => [version])
  const items = page.items.map(({ user_id, name, ...row }) => ({
    ...row,
    author: user_id && name ? { id: user_id, name } : null,
  }))
  return { items: items as unknown as ReportVersion[], next_cursor: page.next_cursor }
}

/** Reports of tickets within the caller's reach; what was only begun to be written is none yet. */
export const reportsWithinReach = (
  { db, actor }: Context,
  { cause_code, complete_below }: Omit<ReportQuery, 'cursor' | 'limit'>,
) =>
  db
    .selectFrom('reports as r')
    .innerJoin('tickets', 'tickets.id', 'r.ticket_id')
    .select(['r.ticket_id', 'tickets.case_id', 'tickets.subject', 'r.version', 'r.cause_code', 'r.exempt'])
    .select(['r.completeness', 'r.resolved_at', 'r.updated_at'])
    .where(withinReach(actor, 'read'))
    .where((eb) => eb.or([eb('r.version', '>', 0), eb('r.exempt', 'is not', null)]))
    .$if(cause_code !== undefined, (query) => query.where('r.cause_code', '=', cause_code!))
    .$if(complete_below !== undefined, (query) => query.where('r.completeness', '<', complete_below!))

/** One page of reports, the last changed first. */
export async function listReports(ctx: Context, { cursor, limit, ...query }: ReportQuery) {
  const before = readCursor(cursor, ['instant', 'id'])
  const rows = await reportsWithinReach(ctx, query)
    .$if(before !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('r.updated_at', 'r.ticket_id'), '<', eb.tuple(...before!))),
    )
    .orderBy('r.updated_at', 'desc')
    .orderBy('r.ticket_id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOfRows(rows as ReportLine[], limit, ({ updated_at, ticket_id }) => [updated_at, ticket_id])
}
