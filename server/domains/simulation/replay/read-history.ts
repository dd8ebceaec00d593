import { type Context, instantText } from '../../../platform/context.ts'
import { type Recorded, recordedOf } from './recorded.ts'

/** Tickets read together: enough for the statements to be worth it, few enough to stay small in memory. */
const PAGE = 1_000

export interface Span {
  from: number
  to: number
}

const textOf = (ms: number) => instantText(Temporal.Instant.fromEpochMilliseconds(ms))

const arrivedIn = ({ db }: Context, { from, to }: Span) =>
  db
    .selectFrom('tickets')
    .where('created_at', '>=', textOf(from))
    .where('created_at', '<', textOf(to))
    .where('spam', '=', false)
    .where('merged_into', 'is', null)

export async function countHistory(ctx: Context, span: Span): Promise<number> {
  const { count } = await arrivedIn(ctx, span)
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/**
 * The tickets of that time in the order of their ids, page by page: memory holds two pages, however many there are. The
 * database reads the next one while the caller works on this one.
 */
export async function* readHistory(ctx: Context, span: Span): AsyncGenerator<Recorded[]> {
  let coming = readPage(ctx, span, null)
  for (;;) {
    const page = await coming
    if (!page) return
    coming = readPage(ctx, span, page.last)
    // Who stops listening does not hear of what fails afterwards either.
    coming.catch(() => {})
    yield page.tickets
  }
}

async function readPage(ctx: Context, span: Span, after: string | null) {
  const rows = await arrivedIn(ctx, span)
    .select('id')
    .$if(after !== null, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(PAGE)
    .execute()
  const ids = rows.map(({ id }) => id)
  return ids.length === 0 ? null : { last: ids.at(-1)!, tickets: await recordedOf(ctx, ids) }
}
