import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { StoredEvent } from '../events.ts'
import type { Listener } from '../listen.ts'

/** A place in the feed: everything up to it has been seen. */
export interface FeedPlace {
  xid: string
  id: string
}

export interface FeedEvent extends StoredEvent {
  xid: string
}

/** Events read in one go. */
export const FEED_PAGE = 500
const FIRST_PAUSE_MS = 10
/** Reads are at least so far apart: under load one read serves many transactions, and nobody sees the difference. */
const LEAST_GAP_MS = 15
const LONGEST_PAUSE_MS = 500

export const cursorText = ({ xid, id }: FeedPlace): string => `${xid}.${id}`

export function parseCursor(text: unknown): FeedPlace | null {
  const match = typeof text === 'string' ? /^(\d{1,20})\.(\d{1,19})$/.exec(text) : null
  return match ? { xid: match[1]!, id: match[2]! } : null
}

/**
 * The events after a place, in feed order. Reading stops before the oldest transaction still running, so a
 * transaction that commits late can never have its events jumped over.
 */
export async function readFeed({ db }: Context, after: FeedPlace): Promise<FeedEvent[]> {
  const { rows } = await sql<FeedEvent>`
    select id, xid::text, name, at, actor_type, actor_id, ticket_id, data from events
    where (xid, id) > (${after.xid}::xid8, ${after.id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${sql.lit(FEED_PAGE)}`.execute(db)
  return rows
}

/** The place of now: what committed before is behind it, what is still running or comes later is ahead. */
export async function feedHead({ db }: Context): Promise<FeedPlace> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db)
  return { xid: rows[0]!.xid, id: '0' }
}

/** Whether events are committed that an older transaction still holds back. Looks at the newest event only. */
export async function isHeldBack({ db }: Context, after: FeedPlace): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select (xid, id) > (${after.xid}::xid8, ${after.id}::bigint) as held
    from events order by xid desc, id desc limit 1`.execute(db)
  return rows[0]?.held ?? false
}

export interface Feed {
  place(): FeedPlace
  stop(): Promise<void>
}

/** Follows the feed from now on and hands every event over once, in order. Each web node follows it for its own browsers. */
export async function followFeed(
  ctx: Context,
  listener: Listener,
  hear: (events: FeedEvent[]) => Promise<void>,
): Promise<Feed> {
  let place = await feedHead(ctx)
  let stopped = false
  let pause = FIRST_PAUSE_MS
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()
  let read_at_ms = Number.NEGATIVE_INFINITY

  // The place moves before anybody hears: a browser that joins meanwhile sees that it moved and reads once more.
  const handOver = async (events: FeedEvent[]) => {
    const before = place
    const last = events.at(-1)!
    place = { xid: last.xid, id: last.id }
    try {
      await hear(events)
    } catch (error) {
      place = before
      throw error
    }
  }

  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(wakeUp, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  const theGap = async () => {
    const left_ms = read_at_ms + LEAST_GAP_MS - performance.now()
    if (left_ms > 0 && !stopped) await sleep(left_ms)
  }

  const read = async () => {
    if (stopped) return
    read_at_ms = performance.now()
    try {
      let events = await readFeed(ctx, place)
      for (; events.length > 0; events = await readFeed(ctx, place)) {
        await handOver(events)
        pause = FIRST_PAUSE_MS
      }
      if (await isHeldBack(ctx, place)) again()
    } catch (error) {
      ctx.log.warn({ err: error }, 'the event feed cannot be read; trying again')
      again()
    }
  }

  // However many calls come in while one read is running, one more sees everything they were about.
  let waiting = false
  function wakeUp() {
    if (waiting) return
    waiting = true
    turn = turn.then(async () => {
      await theGap()
      waiting = false
      await read()
    })
  }

  listener.on('events', wakeUp)
  return {
    place: () => place,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
    },
  }
}
