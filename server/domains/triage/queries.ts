import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { accountTypesOf } from '../customers/queries.ts'
import { accessTicket, type TicketRow, withinReach } from '../tickets/access.ts'
import type { Ticket } from '../tickets/contract.ts'
import { type Correction, type CorrectionQuery, Facet, type Reading, type Triage } from './contract.ts'
import { type KeptRequest, type Known, triagesOf } from './kept.ts'
import { RULES_VERSION } from './reading/read-message.ts'
import { byPerson, type KeptReading, type Readings, unread } from './readings.ts'

/** How a ticket within the caller's reach is understood, with every reason and what people made of it. */
export async function getTriage(ctx: Context, ticketId: string): Promise<Triage> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const known = (await triagesOf(ctx, [ticket])).get(ticket.id)
  const readings = asTheTicketIs(known?.readings ?? unread(ticket as unknown as Ticket, ticket.created_at), ticket)
  const [corrections, names] = [await correctionsOf(ctx, ticket.id), await namesOf(ctx, readings)]
  return {
    ticket_id: ticket.id,
    rules_version: known?.rules_version ?? RULES_VERSION,
    updated_at: known?.updated_at ?? ticket.created_at,
    ...shown(readings, names),
    topic: readings.topic,
    capability: readings.capability,
    matrix: await matrixOf(ctx, ticket, { readings, isRead: known !== undefined }),
    requests: await requestsOf(ctx, known),
    emotions: await emotionsOf(ctx, ticket.id),
    corrections,
  }
}

/** What `routing` goes by besides the columns of a ticket. */
export interface Gist {
  topic: string | null
  capability: string | null
  /** How sure its category is, 0 to 1. */
  confidence: number
  /** Whether a person has said that it is about something else than the rules had read. */
  was_mistaken: boolean
}

/** The gist of tickets that were read, by ticket. For later domains, which have access to them already. */
export async function gistsOf({ db }: Context, ticketIds: readonly string[]): Promise<Map<string, Gist>> {
  const { rows } = await sql<Gist & { ticket_id: string }>`
    select ticket_id, readings ->> 'topic' as topic, readings ->> 'capability' as capability,
      coalesce((readings -> 'category' ->> 'confidence')::real, 0) as confidence,
      exists (
        select from triage_corrections
        where ticket_id = triages.ticket_id and facet = 'category' and before is distinct from after) as was_mistaken
    from triages where ticket_id = any(${[...ticketIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ ticket_id, ...gist }) => [ticket_id, gist]))
}

/** A priority set by hand shows at once, before it is noted. */
function asTheTicketIs(readings: Readings, { priority, updated_at }: TicketRow): Readings {
  if (readings.priority.value === priority) return readings
  return { ...readings, priority: byPerson(priority, { by: null, at: updated_at }) }
}

type Facets = Record<Facet, Reading>

const shown = (readings: Readings, names: ReadonlyMap<string, string>): Facets =>
  Object.fromEntries(Facet.options.map((facet) => [facet, readingShown(readings[facet], names)])) as Facets

const readingShown = ({ by, at, ...reading }: KeptReading, names: ReadonlyMap<string, string>): Reading => ({
  ...reading,
  decided_by: by === null ? null : { id: by, name: names.get(by) ?? '' },
  decided_at: at,
})

async function namesOf({ db }: Context, readings: Readings): Promise<Map<string, string>> {
  const ids = [...new Set(Facet.options.flatMap((facet) => readings[facet].by ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function matrixOf(
  ctx: Context,
  ticket: TicketRow,
  { readings, isRead }: { readings: Readings; isRead: boolean },
): Promise<Triage['matrix']> {
  const { impact, urgency, priority, matrix } = readings
  const status = isRead ? matrix.customer_status : (await accountTypesOf(ctx, [ticket])).get(ticket.customer_id)
  return {
    impact: impact.value,
    urgency: urgency.value,
    customer_status: status ?? 'free',
    base: matrix.base,
    raised_by: matrix.raised_by,
    priority: priority.value,
  } as Triage['matrix']
}

/** The parts of the messages in which something is asked for, as they read now. */
async function requestsOf({ db }: Context, known: Known | undefined): Promise<Triage['requests']> {
  const requests = known?.requests ?? []
  if (requests.length === 0) return []
  const ids = [...new Set(requests.map(({ message_id }) => message_id))]
  const rows = await db.selectFrom('messages').select(['id', 'new_text']).where('id', 'in', ids).execute()
  const texts = new Map(rows.map(({ id, new_text }) => [id, new_text]))
  return requests.flatMap((request: KeptRequest) => {
    const text = texts.get(request.message_id)
    return text === undefined ? [] : [{ ...request, text: text.slice(request.start, request.end) }]
  })
}

const emotionsOf = async ({ db }: Context, ticketId: string): Promise<Triage['emotions']> =>
  (await db
    .selectFrom('message_emotions')
    .innerJoin('messages', 'messages.id', 'message_emotions.message_id')
    .select(['message_id', 'emotion', 'confidence', 'at'])
    .where('messages.ticket_id', '=', ticketId)
    .orderBy('messages.position')
    .limit(500)
    .execute()) as Triage['emotions']

const corrections = ({ db }: Context) =>
  db
    .selectFrom('triage_corrections')
    .innerJoin('tickets', 'tickets.id', 'triage_corrections.ticket_id')
    .leftJoin('users', 'users.id', 'triage_corrections.corrected_by')
    .select(['triage_corrections.id', 'ticket_id', 'tickets.case_id', 'facet', 'before', 'after'])
    .select(['confidence', 'rules_version', 'corrected_by', 'users.name', 'at'])

const personOf = ({ corrected_by, name }: { corrected_by: string | null; name: string | null }) =>
  corrected_by === null ? null : { id: corrected_by, name: name ?? '' }

async function correctionsOf(ctx: Context, ticketId: string): Promise<Triage['corrections']> {
  const rows = await corrections(ctx)
    .where('ticket_id', '=', ticketId)
    .orderBy('triage_corrections.id')
    .limit(200)
    .execute()
  return rows.map(({ facet, before, after, at, ...row }) => ({
    ...{ facet: facet as Facet, before, after, at },
    by: personOf(row),
  }))
}

/** What people corrected in tickets within the caller's reach, newest first: where the rules are weak. */
export async function listCorrections(ctx: Context, { facet, cursor, limit }: CorrectionQuery) {
  const before = readCursor(cursor, ['id'])
  const rows = await corrections(ctx)
    .where(withinReach(ctx.actor, 'read'))
    .$if(facet !== undefined, (query) => query.where('facet', '=', facet!))
    .$if(before !== undefined, (query) => query.where('triage_corrections.id', '<', before![0]))
    .orderBy('triage_corrections.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ id }) => [id])
  const items = page.items.map(({ name, corrected_by, ...row }) => ({
    ...row,
    corrected_by: personOf({ corrected_by, name }),
  }))
  return { ...page, items: items as Correction[] }
}
