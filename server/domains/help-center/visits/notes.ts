import { sql } from 'kysely'
import { asSystem, type Context, nowText } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { scheduleJudgements } from '../deflection/schedule.ts'
import type { Comer } from './who-comes.ts'

/** Something a reader looked at. */
export type Seen = { language: string; customer_id: string | null } & (
  | { kind: 'view'; article_id: string; search_id: string | null }
  | { kind: 'search' }
  | { kind: 'form'; held_out: boolean }
  | { kind: 'page' }
)
type Note = Seen & { at: string; visit_id: string | null }

const PAUSE_MS = 1_000
/** A burst is written in parts of so many; what comes on top of the most that wait is dropped, and said in the log. */
const AT_ONCE = 500
const MOST_WAITING = 20_000

interface Waiting {
  notes: Note[]
  timer?: NodeJS.Timeout | undefined
  writing: Promise<void>
}
const waiting = new WeakMap<Db, Waiting>()

/**
 * Notes what was looked at, and returns at once: no reader waits for our counting. It is written within a second, many
 * together. A process that is stopped writes what it has first; one that is killed loses that last second.
 */
export function noteSeen(ctx: Context, comer: Comer, seen: Seen): void {
  if (comer.counted === 'not') return
  const own = waitingOf(ctx.db)
  if (own.notes.length >= MOST_WAITING) {
    ctx.log.warn('too many visits wait to be written; one was not counted')
    return
  }
  own.notes.push({ ...seen, at: nowText(ctx), visit_id: comer.counted === 'visit' ? comer.visit_id : null })
  own.timer ??= setTimeout(() => void writeNotes(ctx), PAUSE_MS).unref()
}

/** Writes what waits, and resolves when all of it is written. What could not be written is tried again with the next. */
export function writeNotes(ctx: Context): Promise<void> {
  const own = waitingOf(ctx.db)
  own.writing = own.writing.then(() => writeAll(asSystem(ctx), own))
  return own.writing
}

function waitingOf(db: Db): Waiting {
  const known = waiting.get(db) ?? { notes: [], writing: Promise.resolve() }
  waiting.set(db, known)
  return known
}

async function writeAll(ctx: Context, own: Waiting): Promise<void> {
  clearTimeout(own.timer)
  own.timer = undefined
  while (own.notes.length > 0) {
    const notes = own.notes.splice(0, AT_ONCE)
    try {
      await inTransaction(ctx, (ctx) => write(ctx, notes))
    } catch (error) {
      own.notes.unshift(...notes)
      own.timer = setTimeout(() => void writeNotes(ctx), PAUSE_MS).unref()
      return ctx.log.warn({ err: error }, 'visits could not be written; they are tried again')
    }
  }
}

async function write(ctx: Context, notes: readonly Note[]): Promise<void> {
  const inVisits = notes.filter((note): note is Note & { visit_id: string } => note.visit_id !== null)
  await writeTotals(
    ctx,
    notes.filter(({ visit_id }) => visit_id === null),
  )
  if (inVisits.length === 0) return
  const visits = await writeVisits(ctx, inVisits)
  await writeViews(ctx, inVisits, visits)
  await scheduleJudgements(ctx, visits)
}

/** Those who ask not to be recognised: how many, a day, and nothing more. */
async function writeTotals(ctx: Context, notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return
  const count = (kind: Note['kind']) => notes.filter((note) => note.kind === kind).length
  await sql`
    insert into help_days (day, views, searches, forms)
    values (${nowText(ctx)}::timestamptz::date, ${count('view')}, ${count('search')}, ${count('form')})
    on conflict (day) do update set views = help_days.views + excluded.views,
      searches = help_days.searches + excluded.searches, forms = help_days.forms + excluded.forms`.execute(ctx.db)
}

interface WrittenVisit {
  id: string
  views: number
  last_at: string
  intended_at: string | null
}

/** All of a visit's notes become one row, in an order that lets two nodes do this at once. */
async function writeVisits(ctx: Context, notes: readonly (Note & { visit_id: string })[]): Promise<WrittenVisit[]> {
  const { rows } = await sql<WrittenVisit>`
    insert into help_visits as v (id, language, started_at, last_at, entry_article_id, pages, views, searches,
      first_read_at, intended_at, form_opened_at, held_out, customer_id)
    select visit_id, (array_agg(n.language order by place))[1], min(at), max(at), (array_agg(articles.id order by place))[1],
      count(*), count(*) filter (where kind = 'view'), count(*) filter (where kind = 'search'),
      min(at) filter (where kind = 'view'),
      case when count(*) filter (where kind = 'search') >= 2 or bool_or(kind = 'form')
        then coalesce(min(at) filter (where kind = 'form'), max(at) filter (where kind = 'search')) end,
      min(at) filter (where kind = 'form'), coalesce(bool_or(held_out), false),
      (array_agg(customers.id) filter (where customers.id is not null))[1]
    from jsonb_to_recordset(${JSON.stringify(notes.map((note, place) => ({ ...note, place })))}::jsonb) as n(
      visit_id uuid, place int, language text, at timestamptz, kind text, article_id uuid, held_out boolean, customer_id uuid)
    left join articles on articles.id = n.article_id
    left join customers on customers.id = n.customer_id
    group by visit_id order by visit_id
    on conflict (id) do update set
      last_at = greatest(v.last_at, excluded.last_at), pages = v.pages + excluded.pages,
      views = v.views + excluded.views, searches = v.searches + excluded.searches,
      first_read_at = coalesce(v.first_read_at, excluded.first_read_at),
      intended_at = coalesce(v.intended_at, excluded.intended_at,
        case when v.searches + excluded.searches >= 2 then excluded.last_at end),
      form_opened_at = coalesce(v.form_opened_at, excluded.form_opened_at),
      held_out = v.held_out or excluded.held_out, customer_id = coalesce(v.customer_id, excluded.customer_id)
    where v.judged_at is null
    returning v.id, v.views, v.last_at, v.intended_at`.execute(ctx.db)
  return rows
}

async function writeViews(
  ctx: Context,
  notes: readonly (Note & { visit_id: string })[],
  visits: readonly WrittenVisit[],
): Promise<void> {
  const viewsOf = Map.groupBy(
    notes.filter((note) => note.kind === 'view'),
    ({ visit_id }) => visit_id,
  )
  const rows = visits.flatMap(({ id, views }) => {
    const own = viewsOf.get(id) ?? []
    return own.map((note, index) => ({ ...note, id: newId(), position: views - own.length + index + 1 }))
  })
  if (rows.length === 0) return
  await sql`
    insert into help_views (id, visit_id, position, article_id, language, search_id, seen_at)
    select n.id, visit_id, position, article_id, n.language, search_id, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(
      id uuid, visit_id uuid, position int, article_id uuid, language text, search_id uuid, at timestamptz)
    -- an article may have gone while this waited
    join articles on articles.id = n.article_id`.execute(ctx.db)
}
