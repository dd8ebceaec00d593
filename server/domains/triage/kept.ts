import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { Emotion } from './reading/emotion.ts'
import type { Request } from './reading/requests.ts'
import type { Readings } from './readings.ts'

export interface KeptRequest extends Request {
  message_id: string
}

/** A row of `triages`. */
export interface Known {
  ticket_id: string
  message_id: string | null
  rules_version: string
  readings: Readings
  requests: KeptRequest[]
  updated_at: string
}

/** A ticket as it is understood now, beside how it was before. */
export interface Triaged {
  ticket: TicketRow
  message_id: string | null
  rules_version: string
  readings: Readings
  requests: KeptRequest[]
  before: Readings | null
  had: KeptRequest[]
  /** How the writer of the message felt; null when no person wrote it. */
  felt: { message_id: string; emotion: Emotion; confidence: number; at: string } | null
  at: string
}

/** How these tickets are understood, by ticket. Callers hold the tickets locked, so the rows need no lock of their own. */
export async function triagesOf(
  { db }: Context,
  tickets: readonly Pick<TicketRow, 'id'>[],
): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('triages')
    .selectAll()
    .where('ticket_id', '=', sql<string>`any(${tickets.map(({ id }) => id)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.ticket_id, row as unknown as Known]))
}

type Keeping = Pick<Triaged, 'ticket' | 'message_id' | 'rules_version' | 'readings' | 'requests' | 'at'>

export async function keepTriages({ db }: Context, triaged: readonly Keeping[]): Promise<void> {
  if (triaged.length === 0) return
  const rows = triaged.map(({ ticket, at, ...row }) => ({ ticket_id: ticket.id, updated_at: at, ...row }))
  await sql`
    insert into triages (ticket_id, message_id, rules_version, readings, requests, updated_at)
    select ticket_id, message_id, rules_version, readings, requests, updated_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(ticket_id uuid, message_id uuid, rules_version text, readings jsonb, requests jsonb, updated_at timestamptz)
    on conflict (ticket_id) do update set message_id = excluded.message_id, rules_version = excluded.rules_version,
      readings = excluded.readings, requests = excluded.requests, updated_at = excluded.updated_at`.execute(db)
}

export async function keepEmotions({ db }: Context, felt: readonly NonNullable<Triaged['felt']>[]): Promise<void> {
  if (felt.length === 0) return
  await sql`
    insert into message_emotions (message_id, emotion, confidence, at)
    select message_id, emotion, confidence, at from jsonb_to_recordset(${JSON.stringify(felt)}::jsonb)
      as f(message_id uuid, emotion text, confidence real, at timestamptz)
    on conflict (message_id) do update set emotion = excluded.emotion, confidence = excluded.confidence`.execute(db)
}
