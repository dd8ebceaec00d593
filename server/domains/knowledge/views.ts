import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { asSystem } from '../../platform/context.ts'
import type { Db } from '../../platform/db/connect.ts'
import type { Service } from '../../platform/domain.ts'

/** Views since the last writing, and when that was. */
interface Gathered {
  counts: Map<string, number>
  written_ms: number
  timer: NodeJS.Timeout | undefined
}

const PAUSE_MS = 2_000
const gathered = new WeakMap<Db, Gathered>()

/** Counts a reader. The first after a pause is written at once, those that follow together: a page that many read costs one write. */
export async function countView(ctx: Context, articleId: string): Promise<void> {
  const views = gatheredFor(ctx)
  views.counts.set(articleId, (views.counts.get(articleId) ?? 0) + 1)
  if (views.timer) return
  const wait_ms = views.written_ms + PAUSE_MS - performance.now()
  if (wait_ms <= 0) return writeViews(ctx)
  const { tx: _, ...outside } = asSystem(ctx)
  views.timer = setTimeout(() => {
    writeViews(outside).catch((err) => ctx.log.warn({ err }, 'views of articles were not counted'))
  }, wait_ms).unref()
}

function gatheredFor({ db }: Context): Gathered {
  const known = gathered.get(db) ?? { counts: new Map(), written_ms: Number.NEGATIVE_INFINITY, timer: undefined }
  gathered.set(db, known)
  return known
}

/** Writes what was gathered, in one statement and in the order of ids, so that two nodes do not wait for each other in a ring. */
export async function writeViews(ctx: Context): Promise<void> {
  const views = gatheredFor(ctx)
  clearTimeout(views.timer)
  const counts = [...views.counts].map(([id, count]) => ({ id, count }))
  Object.assign(views, { counts: new Map(), written_ms: performance.now(), timer: undefined })
  if (counts.length === 0) return
  await sql`
    with seen as (
      select a.id, s.count from articles a
      join jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as s(id uuid, count int) on s.id = a.id
      order by a.id for no key update of a)
    update articles a set view_count = a.view_count + seen.count from seen where a.id = seen.id`.execute(ctx.db)
}

/** What was gathered last is written before the process ends. */
export const views: Service = {
  role: 'web',
  name: 'article views',
  start: async (ctx) => ({ ready: async () => null, stop: () => writeViews(ctx) }),
}
