import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { type Actor, type Context, instantText, nowText } from '../../platform/context.ts'
import { Instant } from '../../platform/contract.ts'
import type { DB } from '../../platform/db/tables.ts'
import { invalid } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { Category, ChannelKind, Emotion, Priority, Status, type TicketFilters, type TicketSort } from './contract.ts'
import { active, inView, isSpam, notSpam, standsForItself } from './in-view.ts'

const eb = expressionBuilder<DB, 'tickets'>()
type Condition = Expression<SqlBool>

/** Filters with the order they are listed in: the queue holds only what is ours to move. */
export type TicketSelection = TicketFilters & { sort?: z.infer<typeof TicketSort> | 'opened' | undefined }

/**
 * The tickets filters leave, as a condition on the ticket's own row. Reach is not in it: whoever selects adds it.
 * Words that are none of a closed list are refused (422, with the list); ids that are none find nothing.
 */
export const matching = (ctx: Context, filters: TicketSelection): Condition =>
  eb.and([...placing(ctx, filters), ...narrowing(ctx, filters)])

/** Conditions an index walks in the order of a list: which list it is, and whose. */
export const placing = (ctx: Context, filters: TicketSelection): Condition[] => [
  inView(ctx, filters.view),
  ...placed(ctx.actor, filters),
  ...owned(filters),
  ...inStatus(filters),
]

/** Conditions that leave out some of those an index walks along: few, or nearly all. */
export const narrowing = (ctx: Context, filters: TicketSelection): Condition[] => [
  ...among(filters),
  ...(filters.assignee_id ? [assignedTo(filters.assignee_id, ctx.actor)] : []),
  ...dueAt(ctx, filters),
  ...opened(filters),
  ...worded(filters),
]

/** Which lists a ticket stands in at all. A view says so itself; asked for besides, spam narrows it. */
function placed(actor: Actor, filters: TicketSelection): Condition[] {
  const conditions: Condition[] = filters.sort === 'queue' ? [active] : []
  if (filters.spam) conditions.push(isSpam)
  else if (!filters.view || filters.spam === false) conditions.push(notSpam)
  if (!filters.view) conditions.push(listed(actor, filters))
  return conditions
}

/** Whoever asks for a ticket by its number finds it, also when it was put into another one. */
const listed = (actor: Actor, { q }: TicketSelection): Condition =>
  isNumber(q) ? eb.or([standsForItself(actor), numbered(q)]) : standsForItself(actor)

/** Whether words read like a case id. */
export const isNumber = (q: string | undefined): q is string => /^\s*sr-\d+\s*$/i.test(q ?? '')
const numbered = (q: string): Condition => eb('tickets.case_id', '=', q.trim().toUpperCase())

/** Closed lists know their words, the others are the framework's and the writers' own. */
const KNOWN = {
  status: Status.options,
  channel: ChannelKind.options,
  priority: Priority.options,
  category: Category.options,
  emotion: Emotion.options,
  language: null,
  tier: null,
  team: null,
} satisfies { [Filter in keyof TicketFilters]?: readonly string[] | null }
type Among = keyof typeof KNOWN
export const AMONG = Object.keys(KNOWN) as Among[]

const among = (filters: TicketSelection): Condition[] =>
  AMONG.flatMap((filter) => {
    const words = wordsIn(filters[filter])
    if (words.length === 0) return []
    refuseUnknown(filter, words)
    return [oneOf(filter, words)]
  })

/** A filter's words, as they stand in the address. */
export const wordsIn = (text = ''): string[] => [...new Set(text.split(',').map((word) => word.trim()))].filter(Boolean)

function refuseUnknown(filter: Among, words: readonly string[]): void {
  const known: readonly string[] | null = KNOWN[filter]
  if (!known || words.every((word) => known.includes(word))) return
  throw invalid(`"${words.join(',')}" is not a list for "${filter}". Known are: ${known.join(', ')}.`, [
    { path: filter, message: `is not a list of: ${known.join(', ')}` },
  ])
}

/** However many words, one text: the statement keeps its plan. A single one can be walked along an index. */
const oneOf = (column: Among, words: readonly string[]): Condition =>
  words.length === 1
    ? eb(`tickets.${column}`, '=', words[0]!)
    : eb(`tickets.${column}`, '=', sql<string>`any(${[...words]}::text[])`)

/** A single status has an index of its own in the order of messages, however rare it is where one begins to walk. */
export const isWalkedByStatus = ({ status, view, sort }: TicketSelection): boolean =>
  wordsIn(status).length === 1 && !view && sort !== 'priority' && sort !== 'queue'

const inStatus = (filters: TicketSelection): Condition[] =>
  isWalkedByStatus(filters) ? [eb('tickets.status', '=', wordsIn(filters.status)[0]!)] : []

function owned({ customer_id, company_id }: TicketSelection): Condition[] {
  const conditions: Condition[] = []
  if (customer_id) conditions.push(isId(customer_id) ? eb('tickets.customer_id', '=', customer_id) : eb.lit(false))
  if (company_id) conditions.push(isId(company_id) ? eb('tickets.company_id', '=', company_id) : eb.lit(false))
  return conditions
}

/** Whether who asks decides what is found, besides their reach. */
export const isPersonal = ({ assignee_id, view }: TicketSelection): boolean => assignee_id === 'me' || view === 'mine'

function assignedTo(who: string, actor: Actor): Condition {
  if (who === 'none') return eb('tickets.assignee_id', 'is', null)
  const id = who === 'me' ? actor.id : who
  return id && isId(id) ? eb('tickets.assignee_id', '=', id) : eb.lit(false)
}

/** By the next deadline of what is not over; one that was met is the next no more. */
function dueAt(ctx: Context, { deadline }: TicketSelection): Condition[] {
  if (!deadline) return []
  const now = nowText(ctx)
  return [
    eb('tickets.risk_at', '<=', now),
    eb('tickets.due_at', deadline === 'passed' ? '<=' : '>', now),
    eb('tickets.status', 'not in', ['resolved', 'closed']),
  ]
}

function opened({ created_from, created_to }: TicketSelection): Condition[] {
  const conditions: Condition[] = []
  if (created_from) conditions.push(eb('tickets.created_at', '>=', momentOf('created_from', created_from)))
  if (created_to) conditions.push(eb('tickets.created_at', '<', momentOf('created_to', created_to)))
  return conditions
}

/** Whatever its offset, in the shape columns have; what no column can hold is refused. */
function momentOf(path: string, text: string): string {
  const utc = inUtc(text)
  if (utc && Instant.safeParse(utc).success) return utc
  throw invalid(`"${text}" is not a moment tickets can have.`, [{ path, message: 'is not a moment in ISO 8601' }])
}

function inUtc(text: string): string | undefined {
  try {
    return instantText(Temporal.Instant.from(text))
  } catch {
    return undefined
  }
}

function worded({ tag, q }: TicketSelection): Condition[] {
  const tags = wordsIn(tag?.toLowerCase())
  const conditions: Condition[] = []
  if (tags.length > 0) conditions.push(sql<SqlBool>`tickets.tags @> ${tags}::text[]`)
  if (q?.trim()) conditions.push(saying(q))
  return conditions
}

/** Words of the subject; what reads like a number of ours is looked for as such too. */
export const saying = (q: string): Condition => {
  const words = sql<SqlBool>`to_tsvector('simple', tickets.subject) @@ websearch_to_tsquery('simple', ${q.trim()})`
  return isNumber(q) ? eb.or([numbered(q), words]) : words
}

/** A plain word stands in the subject letter by letter. That is seen ten times as fast, so it is looked at first. */
export const spelling = (q: string): Condition[] =>
  q
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}+$/u.test(word) && word.toLowerCase() !== 'or' && !/["-]|\bor\b/i.test(q))
    .map((word) => sql<SqlBool>`strpos(lower(tickets.subject), lower(${word})) > 0`)
