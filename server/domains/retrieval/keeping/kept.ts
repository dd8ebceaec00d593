import { setTimeout as sleep } from 'node:timers/promises'
import { asSystem, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/connect.ts'
import { untilNews } from '../../../platform/news.ts'
import type { TextIndex } from '../engine/text-index.ts'
import { changesSince, type ReadSoFar, readFromNow } from './changes.ts'
import { loadIndex, takeIn } from './load.ts'

/** This process's index of one database, and up to where it has followed. */
interface Kept {
  index: TextIndex
  read: ReadSoFar
}

const kept = new WeakMap<Db, Promise<Kept>>()
const following = new WeakMap<Db, Promise<void>>()

/** Changed texts leave gaps; with so many of them the index is made anew. */
const MOST_GAPS = { share: 0.25, least: 500 }
/** Within a transaction its connection is held meanwhile: after so long the index is used as it is. */
const LONGEST_WAIT_MS = 1_000

/**
 * The index, with everything in it that was committed until now. It lives in memory, in each process by itself; the first
 * call makes it. Whoever asks within a transaction gets what stands outside of it.
 */
export async function currentIndex(ctx: Context): Promise<TextIndex> {
  const outside = outsideOf(ctx)
  const { index } = await keptFor(outside)
  const upToDate = untilNews(outside, 'retrieval.index', () => follow(outside))
  await (ctx.tx ? Promise.race([upToDate, sleep(LONGEST_WAIT_MS)]) : upToDate)
  return (await kept.get(outside.db))?.index ?? index
}

function outsideOf(ctx: Context): Context {
  const { tx, ...rest } = asSystem(ctx)
  return tx ? { ...rest, db: tx.outside } : rest
}

function keptFor(ctx: Context): Promise<Kept> {
  const known = kept.get(ctx.db)
  if (known) return known
  const made = load(ctx)
  kept.set(ctx.db, made)
  made.catch(() => kept.delete(ctx.db))
  return made
}

/** What happens while it is being made is taken in by the first look afterwards. */
async function load(ctx: Context): Promise<Kept> {
  const read = await readFromNow(ctx)
  return { index: await loadIndex(ctx), read }
}

/** One after the other: what two read at the same time would be taken in twice. */
function follow(ctx: Context): Promise<void> {
  const before = following.get(ctx.db) ?? Promise.resolve()
  const done = before.catch(() => {}).then(() => followNow(ctx))
  following.set(ctx.db, done)
  return done
}

async function followNow(ctx: Context): Promise<void> {
  const here = await keptFor(ctx)
  const { articles, many, read } = await changesSince(ctx, here.read)
  if (many || hasGaps(here.index)) {
    Object.assign(here, await load(ctx))
    return
  }
  await takeIn(ctx, here.index, articles)
  here.read = read
}

function hasGaps(index: TextIndex): boolean {
  const { texts, gaps } = index.counts()
  return gaps > MOST_GAPS.least && gaps > texts * MOST_GAPS.share
}
