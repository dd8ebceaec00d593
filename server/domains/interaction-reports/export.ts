import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { exportRoutes } from '../../platform/http/exports.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { type FieldValue, ReportField, ReportLine, ReportQuery } from './contract.ts'
import { reportsWithinReach } from './queries.ts'
import type { Values } from './values.ts'

/** A column per field of the report, in its order, behind what the list shows; the case id is both. */
const ReportRow = ReportLine.extend(
  Object.fromEntries(ReportField.options.map((name) => [name, z.string().nullable()])),
)

export const exporting = exportRoutes({
  path: '/reports',
  summary: 'Interaction reports within reach',
  may: 'ticket.export',
  query: ReportQuery.omit({ cursor: true, limit: true }),
  item: ReportRow,
  list: listWhole,
})

/** In the order in which the tickets were opened: what changes meanwhile keeps its place. */
async function listWhole(ctx: Context, { cursor, limit, ...query }: ReportQuery) {
  const after = readCursor(cursor, ['id'])
  const rows = await reportsWithinReach(ctx, query)
    .select('r.fields')
    .$if(after !== undefined, (query) => query.where('r.ticket_id', '>', after![0]))
    .orderBy('r.ticket_id')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ ticket_id }) => [ticket_id])
  return { ...page, items: page.items.map(({ fields, ...line }) => ({ ...texts(fields), ...line })) }
}

/** What is only exempt has no fields. */
const texts = (fields: unknown): Record<ReportField, string | null> =>
  Object.fromEntries(
    ReportField.options.map((name) => [name, textOf((fields as Partial<Values>)[name]?.value ?? null)]),
  ) as Record<ReportField, string | null>

function textOf(value: FieldValue['value']): string | null {
  if (!Array.isArray(value)) return value
  return value.map((part) => (typeof part === 'string' ? part : `${part.action} → ${part.result}`)).join('; ')
}
