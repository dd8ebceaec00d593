import { expressionBuilder, type SqlBool, sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { teamsOf } from '../../framework/teams.ts'
import { facetsOf } from '../../tickets/facets.ts'
import { HAS_FILE } from '../indexing/document.ts'
import type { Weight } from '../text/vector.ts'
import type { Asked, Condition } from './asked.ts'
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

const eb = expressionBuilder<DB, 'tickets'>()

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

/** With the facets of which a ticket has one, where it can be looked up by them. */
const row = (condition: Condition | null, facets?: string[]): Asked | null =>
  condition && { of: 'row', condition, ...(facets ? { facets } : {}) }
const inHead =
  (weights: Weight): Read =>
  (_ctx, text) => ({ of: 'head', weights, text })

type Column = 'status' | 'priority' | 'channel' | 'category' | 'emotion'
const oneOf =
  (column: Column, known: ReadonlyMap<string, string>): Read =>
  (_ctx, value) => {
    const words = value.split(/[,，、]/).map((word) => known.get(plain(word)))
    return words.includes(undefined) ? null : among(column, words as string[])
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
  tag: (_ctx, value) => {
    const tag = value.trim().toLowerCase()
    return row(sql<SqlBool>`tickets.tags @> array[${tag}]`, [tag])
  },
  team: async (ctx, value) => {
    const named = teamsOf(await frameworkOf(ctx)).filter(({ name }) => name.includes(plain(value)))
    return among(
      'team',
      named.map(({ name }) => name),
    )
  },
  tier: async (ctx, value) =>
    among(
      'tier',
      Object.keys((await frameworkOf(ctx)).support_tiers).filter((name) => name.includes(plain(value))),
    ),
  language: (_ctx, value) => {
    const code = LANGUAGES.get(plain(value)) ?? plain(value)
    return among('language', /^[a-z]{2,3}$/.test(code) ? [code] : [])
  },
  assignee: (ctx, value) => assignedTo(ctx, plain(value), value.trim()),
  before: (ctx, value) => openedAt(ctx, '<', value),
  after: (ctx, value) => openedAt(ctx, '>=', value),
  has: (_ctx, value) => (FILES.has(plain(value)) ? { of: 'mark', mark: HAS_FILE } : null),
  is: (ctx, value) => {
    const being = BEINGS.get(plain(value))
    if (being) return beingOf(ctx, being)
    const status = STATUSES.get(plain(value))
    return among('status', status ? [status] : [])
  },
}

/** Null where nothing is so called. A status is either frequent or has an index of its own in the order of messages. */
function among(column: Column | 'team' | 'tier' | 'language' | 'assignee_id', words: string[]): Asked | null {
  if (words.length === 0) return null
  return row(eb(`tickets.${column}`, 'in', words), column === 'status' ? undefined : facetsOf(column, words))
}

function openedAt(ctx: Context, side: '<' | '>=', value: string): Asked | null {
  const moment = momentOf(ctx, value)
  return row(moment && eb('tickets.created_at', side, instantText(moment)))
}

const MOST_NAMESAKES = 50

/** People are named by any part of their name, as it begins, or by their address. */
async function assignedTo(ctx: Context, word: string, name: string): Promise<Asked | null> {
  if (NOBODY.has(word)) return row(eb('tickets.assignee_id', 'is', null), facetsOf('assignee_id', ['none']))
  if (ME.has(word)) return among('assignee_id', ctx.actor.id ? [ctx.actor.id] : [])
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
  return among(
    'assignee_id',
    users.map(({ id }) => id),
  )
}
