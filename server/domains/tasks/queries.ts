import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { cursorOf, readCursor } from '../../platform/pages.ts'
import { ask } from '../../platform/questions.ts'
import { TicketHeadlines } from '../notifications/questions.ts'
import { withinReach } from './access.ts'
import type { Task, TaskCounts, TaskKind, TaskQuery, TaskSource, TaskState } from './contract.ts'
import { matching } from './filters.ts'

/** Tasks as they are shown. Somebody who works here no longer owns nothing: the task is there to be taken. */
const tasks = ({ db }: Context) =>
  db
    .selectFrom('tasks')
    .leftJoin('users as owner', (join) => join.onRef('owner.id', '=', 'tasks.owner_id').on('owner.active', '=', true))
    .select(['owner.id as owner_id', 'owner.name as owner_name'])
    .select(['tasks.id', 'tasks.kind', 'tasks.title', 'tasks.note', 'tasks.team', 'tasks.due_at', 'tasks.state'])
    .select(['tasks.reason', 'tasks.source', 'tasks.ticket_id', 'tasks.subject_type', 'tasks.subject_id'])
    .select(['tasks.created_at', 'tasks.ended_at'])

type Selected = ReturnType<typeof tasks>
type Row = Awaited<ReturnType<Selected['executeTakeFirstOrThrow']>>

/** Missing and out of reach look the same. */
export async function getTask(ctx: Context, id: string): Promise<Task> {
  const row = isId(id)
    ? await tasks(ctx).where('tasks.id', '=', id).where(withinReach(ctx.actor)).executeTakeFirst()
    : undefined
  if (!row) throw notFound('task')
  return (await withTickets(ctx, [row]))[0]!
}

/** A task after a change that was allowed: shown once more even when the change took it out of the caller's reach. */
export async function getChangedTask(ctx: Context, id: string): Promise<Task> {
  const row = await tasks(ctx).where('tasks.id', '=', id).executeTakeFirstOrThrow()
  return (await withTickets(ctx, [row]))[0]!
}

/** One page of the tasks within the caller's reach, by due date; those without one come last. */
export async function listTasks(ctx: Context, query: TaskQuery) {
  const after = readCursor(query.cursor, ['instant', 'id'])
  // Of a ticket the caller may not see nothing is told, not even that there is something to do.
  if (query.ticket_id && !(await seesTicket(ctx, query.ticket_id))) return { items: [], next_cursor: null }
  const selected = tasks(ctx).where(withinReach(ctx.actor)).where(matching(ctx, query))
  const rows = await inOrder(selected, { after, sort: query.sort, count: query.limit + 1 })
  const items = await withTickets(ctx, rows.slice(0, query.limit))
  const last = items.at(-1)
  return { items, next_cursor: rows.length > query.limit && last ? cursorOf([last.due_at ?? NEVER, last.id]) : null }
}

/** Stands in a cursor for "no due date"; no task can be due so late. */
const NEVER = '9998-12-31T23:59:59.999Z'

interface Place {
  after: [string, string] | undefined
  sort: TaskQuery['sort']
  count: number
}

/** Those with a date and those without are two ranges of the index, read one after the other. */
async function inOrder(selected: Selected, { after, sort, count }: Place): Promise<Row[]> {
  const [direction, beyond] = sort === 'latest' ? (['desc', '<'] as const) : (['asc', '>'] as const)
  const isPastDates = after?.[0] === NEVER
  const dated = isPastDates
    ? []
    : await selected
        .where('tasks.due_at', 'is not', null)
        .$if(after !== undefined, (query) =>
          query.where((eb) => eb(eb.refTuple('tasks.due_at', 'tasks.id'), beyond, eb.tuple(...after!))),
        )
        .orderBy('tasks.due_at', direction)
        .orderBy('tasks.id', direction)
        .limit(count)
        .execute()
  if (dated.length === count) return dated
  const undated = await selected
    .where('tasks.due_at', 'is', null)
    .$if(isPastDates, (query) => query.where('tasks.id', beyond, after![1]))
    .orderBy('tasks.id', direction)
    .limit(count - dated.length)
    .execute()
  return [...dated, ...undated]
}

/** Counted up to this many: more than one can look at. */
const COUNTED = 1_000

/** How many of the caller's own tasks press, in one statement. */
export async function countTasks(ctx: Context, until?: string): Promise<TaskCounts> {
  const now = nowText(ctx)
  const day = instantText(until ? Temporal.Instant.from(until) : ctx.now().add({ hours: 24 }))
  const row = await ctx.db
    .selectFrom(
      ctx.db
        .selectFrom('tasks')
        .select('due_at')
        .where('owner_id', '=', ctx.actor.id)
        .where('state', '=', 'open')
        // By the clock of a browser that is behind the day is over already; what is late is late all the same.
        .where('due_at', '<=', day > now ? day : now)
        .orderBy('due_at')
        .limit(COUNTED)
        .as('pressing'),
    )
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll().filterWhere('due_at', '<=', now), 'integer').as('overdue'),
      eb.cast<number>(eb.fn.countAll().filterWhere('due_at', '>', now), 'integer').as('today'),
    ])
    .executeTakeFirstOrThrow()
  return { ...row, capped_at: COUNTED }
}

/** What tasks are called, for those the caller may see. */
export async function taskHeadlines({ db, actor }: Context, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('tasks')
    .select(['id', 'kind', 'title'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(withinReach(actor))
    .execute()
}

/** A task of a ticket, as reports name it. */
export interface TaskOfTicket {
  id: string
  key: string | null
  kind: TaskKind
  title: string | null
  source: TaskSource
  owner_name: string | null
  team: string | null
  due_at: string | null
  state: TaskState
  reason: string | null
  ended_at: string | null
}

/** Every task of tickets the caller has access to already: reach is not asked here. In order of their creation. */
export async function tasksOfTickets({ db }: Context, ticketIds: readonly string[]) {
  const rows = await db
    .selectFrom('tasks')
    .leftJoin('users as owner', 'owner.id', 'tasks.owner_id')
    .select(['tasks.id', 'tasks.key', 'tasks.kind', 'tasks.title', 'tasks.source', 'owner.name as owner_name'])
    .select(['tasks.team', 'tasks.due_at', 'tasks.state', 'tasks.reason', 'tasks.ended_at', 'tasks.ticket_id'])
    .where('tasks.ticket_id', '=', sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy('tasks.ticket_id')
    .orderBy('tasks.id')
    .execute()
  return rows as (TaskOfTicket & { ticket_id: string })[]
}

/** Adds what the tickets are called. A ticket the caller may not see is not even named. */
async function withTickets(ctx: Context, rows: Row[]): Promise<Task[]> {
  const ids = [...new Set(rows.flatMap(({ ticket_id }) => ticket_id ?? []))]
  const headlines = new Map((await ask(ctx, TicketHeadlines, { ids })).flat().map((ticket) => [ticket.id, ticket]))
  const now = nowText(ctx)
  return rows.map((row) => {
    const ticket = headlines.get(row.ticket_id ?? '')
    return {
      ...row,
      overdue: row.state === 'open' && row.due_at !== null && row.due_at <= now,
      ticket_id: ticket?.id ?? null,
      case_id: ticket?.case_id ?? null,
      subject: ticket?.subject ?? null,
    } as Task
  })
}

/** Whether the caller may see a ticket. */
export async function seesTicket(ctx: Context, id: string): Promise<boolean> {
  if (!isId(id)) return false
  return (await ask(ctx, TicketHeadlines, { ids: [id] })).flat().length > 0
}
