import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { teamsOf } from '../../framework/teams.ts'
import { HAS_FILE } from '../indexing/document.ts'
import type { Weight } from '../text/vector.ts'
import { beingOf } from './beings.ts'
import { momentOf } from './dates.ts'
import {
  BEINGS,
  CATEGORIES,
  CHANNELS,
  EMOTIONS,
  FILES,
  type FilterName,
  LANGUAGES,
  ME,
  NOBODY,
  PRIORITIES,
  plain,
  STATUSES,
} from './filter-words.ts'
import type { FilterPiece } from './pieces.ts'

export type Condition = Expression<SqlBool>
const eb = expressionBuilder<DB, 'tickets'>()

/** What a filter asks: something of the ticket's row, a word in a part of its document's head, or a mark of the document. */
export type Asked =
  | { of: 'row'; condition: Condition; shows?: 'spam' | 'merged' }
  | { of: 'head'; weights: Weight; text: string }
  | { of: 'mark'; mark: string }

export interface ReadFilter extends FilterPiece {
  /** Null: not understood, and so not applied. */
  asked: Asked | null
}

/** Reads the values of filters: closed lists in either language, people and teams by name, dates. */
export const readFilters = (ctx: Context, filters: readonly FilterPiece[]): Promise<ReadFilter[]> =>
  Promise.all(
    filters.map(async (filter) => ({
      ...filter,
      asked: filter.value ? await READERS[filter.name](ctx, filter.value) : null,
    })),
  )

type Read = (ctx: Context, value: string) => Asked | null | Promise<Asked | null>

const row = (condition: Condition | null): Asked | null => condition && { of: 'row', condition }
const inHead =
  (weights: Weight): Read =>
  (_ctx, text) => ({ of: 'head', weights, text })

type Column = 'status' | 'priority' | 'channel' | 'category' | 'emotion'
const oneOf =
  (column: Column, known: ReadonlyMap<string, string>): Read =>
  (_ctx, value) => {
    const words = value.split(/[,，、]/).map((word) => known.get(plain(word)))
    return words.includes(undefined) ? null : row(eb(`tickets.${column}`, 'in', words as string[]))
  }

const READERS: Record<FilterName, Read> = {
  from: inHead('B'),
  customer: inHead('B'),
  company: inHead('C'),
  to: inHead('D'),
  status: oneOf('status', STATUSES),
  priority: oneOf('priority', PRIORITIES),
  channel: oneOf('channel', CHANNELS),
  category: oneOf('category', CATEGORIES),
  emotion: oneOf('emotion', EMOTIONS),
  tag: (_ctx, value) => row(sql<SqlBool>`tickets.tags @> array[${value.trim().toLowerCase()}]`),
  team: async (ctx, value) => {
    const named = teamsOf(await frameworkOf(ctx)).filter(({ name }) => name.includes(plain(value)))
    return row(
      named.length > 0
        ? eb(
            'tickets.team',
            'in',
            named.map(({ name }) => name),
          )
        : null,
    )
  },
  tier: async (ctx, value) => {
    const named = Object.keys((await frameworkOf(ctx)).support_tiers).filter((name) => name.includes(plain(value)))
    return row(named.length > 0 ? eb('tickets.tier', 'in', named) : null)
  },
  language: (_ctx, value) => {
    const code = LANGUAGES.get(plain(value)) ?? plain(value)
    return row(/^[a-z]{2,3}$/.test(code) ? eb('tickets.language', '=', code) : null)
  },
  assignee: async (ctx, value) => row(await assignedTo(ctx, plain(value), value.trim())),
  before: (ctx, value) => openedAt(ctx, '<', value),
  after: (ctx, value) => openedAt(ctx, '>=', value),
  has: (_ctx, value) => (FILES.has(plain(value)) ? { of: 'mark', mark: HAS_FILE } : null),
  is: (ctx, value) => {
    const being = BEINGS.get(plain(value))
    if (being) return beingOf(ctx, being)
    const status = STATUSES.get(plain(value))
    return row(status ? eb('tickets.status', '=', status) : null)
  },
}

function openedAt(ctx: Context, side: '<' | '>=', value: string): Asked | null {
  const moment = momentOf(ctx, value)
  return row(moment && eb('tickets.created_at', side, instantText(moment)))
}

const MOST_NAMESAKES = 50

/** People are named by any part of their name, as it begins, or by their address. */
async function assignedTo(ctx: Context, word: string, name: string): Promise<Condition | null> {
  if (NOBODY.has(word)) return eb('tickets.assignee_id', 'is', null)
  if (ME.has(word)) return eb('tickets.assignee_id', '=', ctx.actor.id)
  const start = `${name.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const users = await ctx.db
    .selectFrom('users')
    .select('id')
    .where((eb) =>
      eb.or([
        eb(sql`lower(name)`, 'like', start),
        eb(sql`lower(name)`, 'like', `% ${start}`),
        eb('email', 'like', start),
      ]),
    )
    .limit(MOST_NAMESAKES)
    .execute()
  return users.length > 0
    ? eb(
        'tickets.assignee_id',
        'in',
        users.map(({ id }) => id),
      )
    : null
}
