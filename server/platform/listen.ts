import pg from 'pg'
import type { Logger } from './log.ts'

const CHANNELS = ['events', 'due', 'onlookers'] as const
type Channel = (typeof CHANNELS)[number]

/**
 * One connection that hears NOTIFY. After a break every listener is called once, without a payload, since a call may have
 * been missed.
 */
export interface Listener {
  on(channel: Channel, heard: (payload?: string) => void): void
  /** Holds an advisory lock for as long as this process lives. */
  hold(name: string): Promise<void>
  letGo(name: string): void
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000

export async function listen(url: string, log: Logger): Promise<Listener> {
  const heard = new Map<string, ((payload?: string) => void)[]>()
  const held = new Set<string>()
  /** Of the held ones, those this very connection has: an advisory lock taken twice must be given back twice. */
  const locked = new Set<string>()
  let client: pg.Client | undefined
  let stopped = false
  let holding: Promise<void> = Promise.resolve()

  const tell = (channel: string, payload?: string) => {
    for (const call of heard.get(channel) ?? []) call(payload)
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    next.on('error', () => {})
    next.on('notification', ({ channel, payload }) => tell(channel, payload))
    try {
      await next.connect()
      for (const channel of CHANNELS) await next.query(`listen ${channel}`)
      client = next
      locked.clear()
      for (const name of held) await lock(name)
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    // Only a connection that was whole starts a reconnect; one that broke half-way is the caller's to repeat.
    next.once('end', () => void reconnect())
  }

  async function lock(name: string): Promise<void> {
    if (locked.has(name) || !held.has(name)) return
    locked.add(name)
    await client?.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [name])
  }

  async function unlock(name: string): Promise<void> {
    if (locked.delete(name)) await client?.query('select pg_advisory_unlock_shared(hashtextextended($1, 0))', [name])
  }

  async function reconnect(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !stopped; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      try {
        if (stopped) return
        await connect()
        for (const channel of CHANNELS) tell(channel)
        return
      } catch (error) {
        log.warn({ err: error }, 'the database cannot be listened to; trying again')
      }
    }
  }

  await connect()
  return {
    on: (channel, call) => void heard.set(channel, [...(heard.get(channel) ?? []), call]),
    hold: (name) => {
      held.add(name)
      // One after the other, as the connection wants it. When it is just breaking, the next one takes the lock.
      holding = holding.then(() => lock(name)).catch(() => {})
      return holding
    },
    letGo: (name) => {
      held.delete(name)
      holding = holding.then(() => unlock(name)).catch(() => {})
    },
    stop: async () => {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}
