import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { ticketHeadlines } from '../../tickets/queries.ts'
import type { Gap, GapQuery, GapState } from '../contract.ts'
import { keyOf, questionTexts } from '../questions/texts.ts'
import type { GapRow } from './access.ts'
import { type Member, questionsOfClusters } from './members.ts'
import { recurrencesOf } from './recurrence.ts'

const SAMPLES = 5
const MOST_TICKETS = 20

/** One page of what people ask and no article answers, the last changed first. */
export async function listGaps(ctx: Context, { state, language, cursor, limit }: GapQuery) {
  const before = readCursor(cursor, ['instant', 'id'])
  const rows = await ctx.db
    .selectFrom('question_clusters')
    .selectAll()
    .where('state', '=', state)
    .$if(language !== undefined, (query) => query.where('language', '=', language!))
    .$if(before !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('updated_at', 'id'), '<', eb.tuple(...before!))),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ updated_at, id }) => [updated_at, id])
  return { items: await shown(ctx, page.items), next_cursor: page.next_cursor }
}

export async function getGap(ctx: Context, id: string): Promise<Gap> {
  const row = isId(id)
    ? await ctx.db.selectFrom('question_clusters').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw notFound('gap')
  return (await shown(ctx, [row]))[0]!
}

async function shown(ctx: Context, rows: readonly GapRow[]): Promise<Gap[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const members = await questionsOfClusters(ctx, ids, MOST_TICKETS)
  const centres = rows.map(({ centre_source, centre_id }) => ({ source: centre_source, id: centre_id }))
  const samples = [...Map.groupBy(members, ({ cluster_id }) => cluster_id).values()].flatMap((own) =>
    own.slice(0, SAMPLES),
  )
  const texts = await questionTexts(ctx, [...centres, ...samples])
  const tickets = members.filter(({ source }) => source === 'ticket').map(({ id }) => id)
  const seen = new Map((await ticketHeadlines(ctx, tickets)).map(({ id, case_id }) => [id, case_id]))
  const recurrences = await recurrencesOf(ctx, rows)
  return rows.map((row) => {
    const own = members.filter(({ cluster_id }) => cluster_id === row.id)
    return gapOf(row, { own, texts, seen, recurrence: recurrences.get(row.id) ?? null })
  })
}

interface Beside {
  own: Member[]
  texts: ReadonlyMap<string, string>
  seen: ReadonlyMap<string, string>
  recurrence: Gap['recurrence']
}

function gapOf(row: GapRow, { own, texts, seen, recurrence }: Beside): Gap {
  const { id, language, category, ticket_count, search_count, first_at, last_at, task_id, draft_id, article_id } = row
  const samples = [...new Set(own.flatMap((one) => texts.get(keyOf(one)) ?? []))]
  const question = texts.get(`${row.centre_source}:${row.centre_id}`) ?? samples[0] ?? ''
  return {
    ...{ id, language, category, ticket_count, search_count, first_at, last_at, task_id, draft_id, article_id },
    state: row.state as GapState,
    ...{ question, samples, recurrence },
    tickets: own.flatMap(({ source, id }) => {
      const case_id = source === 'ticket' ? seen.get(id) : undefined
      return case_id ? [{ ticket_id: id, case_id }] : []
    }),
    covered_at: row.covered_at,
    comment: row.comment,
  }
}
