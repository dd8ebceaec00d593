import { expect, test } from 'vitest'
import { anInstallation } from '../../testing/installation.ts'
import type { Context } from '../context.ts'
import { openPool } from '../db/connect.ts'
import { defineEvent, emit, field } from '../events.ts'
import { newId } from '../ids.ts'
import { listen } from '../listen.ts'
import { inTransaction } from '../transaction.ts'
import { cursorText, feedHead, followFeed, parseCursor, readFeed } from './feed.ts'

const Happened = defineEvent('probe.happened', { probe_id: field.id() })
const { ctx, url } = await anInstallation()

const happen = (ctx: Context, probe_id: string) => inTransaction(ctx, async (ctx) => emit(ctx, Happened, { probe_id }))
const until = async (isTrue: () => boolean) => {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 400) throw new Error('it did not happen within four seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A transaction that has written its event and waits to be told to commit. */
function slowTransaction(probe_id: string) {
  const gate = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const done = ctx.db.transaction().execute(async (db) => {
    await db
      .insertInto('events')
      .values({
        position: 0,
        at: ctx.now().toString(),
        name: 'probe.happened',
        actor_type: 'system',
        data: JSON.stringify({ probe_id }),
      })
      .execute()
    written.resolve()
    await gate.promise
  })
  const commit = () => {
    gate.resolve()
    return done
  }
  return { written: written.promise, commit }
}

test('a transaction that commits late is never skipped', async () => {
  const [late, early] = [newId(), newId()]
  const start = await feedHead(ctx)
  const slow = slowTransaction(late)
  await slow.written
  await happen(ctx, early)
  // The early one is committed, but lies behind the late one in the feed: nobody may move past it yet.
  expect(await readFeed(ctx, start)).toEqual([])
  await slow.commit()
  // Other test files write to other databases of this server, and their transactions hold the feed back for a moment too.
  let seen: unknown[] = []
  for (let tries = 0; seen.length < 2 && tries < 400; tries++) {
    seen = (await readFeed(ctx, start)).map(({ data }) => data.probe_id)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(seen).toEqual([late, early])
})

test('a follower hears every event once and in order, also when many commit out of order', async () => {
  const listener = await listen(url, ctx.log)
  const heard: unknown[] = []
  const feed = await followFeed(
    ctx,
    listener,
    async (events) => void heard.push(...events.map(({ data }) => data.probe_id)),
  )
  const slow: ({ id: string } & ReturnType<typeof slowTransaction>)[] = []
  for (const id of [newId(), newId(), newId()]) {
    slow.push({ id, ...slowTransaction(id) })
    await slow.at(-1)!.written
  }
  const quick = Array.from({ length: 40 }, newId)
  await Promise.all(quick.map((id) => happen(ctx, id)))
  for (const { commit } of slow.toReversed()) await commit()
  const all = [...slow.map(({ id }) => id), ...quick]
  const ours = () => heard.filter((id) => all.includes(String(id)))
  await until(() => ours().length >= all.length)
  await feed.stop()
  await listener.stop()
  expect(ours().toSorted()).toEqual(all.toSorted())
  expect(ours().slice(0, 3)).toEqual(slow.map(({ id }) => id))
})

test('a follower goes on after its connection was cut', async () => {
  const listener = await listen(url, ctx.log)
  const heard: unknown[] = []
  const feed = await followFeed(
    ctx,
    listener,
    async (events) => void heard.push(...events.map(({ data }) => data.probe_id)),
  )
  const pool = openPool(url, 1)
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()",
  )
  const missed = newId()
  await happen(ctx, missed)
  await until(() => heard.includes(missed))
  await feed.stop()
  await listener.stop()
  await pool.end()
})

test('a listener whose work fails hears the same events again', async () => {
  const listener = await listen(url, ctx.log)
  let tries = 0
  const heard: unknown[] = []
  const feed = await followFeed(ctx, listener, async (events) => {
    tries++
    if (tries === 1) throw new Error('not now')
    heard.push(...events.map(({ data }) => data.probe_id))
  })
  const probe_id = newId()
  await happen(ctx, probe_id)
  await until(() => heard.includes(probe_id))
  await feed.stop()
  await listener.stop()
})

test('a cursor is read back, and a made-up one is none', () => {
  expect(parseCursor(cursorText({ xid: '12', id: '34' }))).toEqual({ xid: '12', id: '34' })
  for (const text of ['', '12', '1.2.3', "1.2'; drop", null, 7]) expect(parseCursor(text)).toBeNull()
})
