import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, nowText } from '../../platform/context.ts'
import { defineDue, schedule, unschedule } from '../../platform/due.ts'
import { emit, on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { type GetText, getText } from '../../platform/outside/get-text.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { FrameworkChanged } from '../framework/events.ts'
import { frameworkOf } from '../framework/queries.ts'
import { DaysOffChanged } from './events.ts'
import { feedsOf } from './queries.ts'
import { daysInApart } from './read-apart.ts'

/** Feeds are read once a day; one that fails is tried again every hour. */
const READ_AGAIN = { hours: 24 }
const TRY_AGAIN = { hours: 1 }
/** One row wakes for all feeds. */
const READ_FEEDS = 'calendars.read_feeds'
const ALL_FEEDS = '00000000-0000-7000-8000-0000000fee75'

const reading = defineJob('calendars.read_feed', z.object({ url: z.string() }), { outside: true, max_attempts: 3 })

let get: GetText = getText
/** For tests: the outside as they want it. */
export const overrideFeeds = (instead: GetText | null): void => {
  get = instead ?? getText
}

/** Has every feed of the framework read now, and again tomorrow. Those it names no longer are forgotten. */
async function readAllFeeds(ctx: Context): Promise<void> {
  const urls = feedsOf(await frameworkOf(ctx))
  await ctx.db.deleteFrom('calendar_feeds').where('url', '<>', sql<string>`all(${urls}::text[])`).execute()
  if (urls.length === 0) {
    await unschedule(ctx, READ_FEEDS, ALL_FEEDS)
    return
  }
  await ctx.db
    .insertInto('calendar_feeds')
    .values(urls.map((url) => ({ url })))
    .onConflict((row) => row.doNothing())
    .execute()
  for (const url of urls) await readSoon(ctx, url)
  await schedule(ctx, READ_FEEDS, { subject_id: ALL_FEEDS, due_at: ctx.now().add(READ_AGAIN) })
}

const readSoon = (ctx: Context, url: string): Promise<void> =>
  enqueue(ctx, reading, { payload: { url }, key: `calendars.read_feed:${url}` })

/** Runs at every start: a framework that was read from a file named its feeds without an event. */
export const startReading = (ctx: Context): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const waiting = await ctx.db.selectFrom('due').select('id').where('kind', '=', READ_FEEDS).executeTakeFirst()
    if (!waiting) await readAllFeeds(ctx)
  })

export const readAgain = defineDue(READ_FEEDS, (ctx) => readAllFeeds(ctx))

export const followFramework = on(FrameworkChanged, 'read_feeds', (ctx) => readAllFeeds(ctx))

/** Calls the outside, then notes what came of it: a feed that fails keeps the days it last named. */
export const readFeed = reading.does(async (ctx, { url }) => {
  const before = await ctx.db.selectFrom('calendar_feeds').selectAll().where('url', '=', url).executeTakeFirst()
  if (!before) return
  const outcome = await fetched(ctx, url, before.etag)
  await inTransaction(ctx, (ctx) => note(ctx, url, outcome))
})

type Outcome = { failure: string } | { days: string[] | null; etag: string | null }

async function fetched(ctx: Context, url: string, etag: string | null): Promise<Outcome> {
  try {
    const reply = await get(url, { etag })
    if (reply.status === 304) return { days: null, etag }
    if (reply.status !== 200) return { failure: `The server answered ${reply.status}.` }
    const today = ctx.now().toZonedDateTimeISO('UTC').toPlainDate()
    return { days: await daysInApart(reply.text, today), etag: reply.etag }
  } catch (error) {
    return { failure: (error instanceof Error ? error.message : String(error)).slice(0, 300) }
  }
}

async function note(ctx: Context, url: string, outcome: Outcome): Promise<void> {
  const now = nowText(ctx)
  const row = await ctx.db
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('url', '=', url)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  if ('failure' in outcome) {
    await ctx.db
      .updateTable('calendar_feeds')
      .set({ tried_at: now, failure: outcome.failure })
      .where('url', '=', url)
      .execute()
    await schedule(ctx, READ_FEEDS, { subject_id: ALL_FEEDS, due_at: ctx.now().add(TRY_AGAIN) })
    return
  }
  const days = outcome.days ?? (row.days as string[])
  await ctx.db
    .updateTable('calendar_feeds')
    .set({ tried_at: now, read_at: now, failure: null, etag: outcome.etag, days: JSON.stringify(days) })
    .where('url', '=', url)
    .execute()
  if (JSON.stringify(days) === JSON.stringify(row.days)) return
  for (const [calendar, { holidays }] of Object.entries((await frameworkOf(ctx)).calendars))
    if (holidays.feeds?.includes(url)) emit(ctx, DaysOffChanged, { calendar })
}
