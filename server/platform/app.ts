import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type pg from 'pg'
import { NODE_LOCK } from './claims.ts'
import { loadClock, now } from './clock.ts'
import { type Context, systemActor } from './context.ts'
import { openDb, openPool } from './db/connect.ts'
import { isMigrated, migrate } from './db/migrate.ts'
import type { Domain } from './domain.ts'
import { env } from './env.ts'
import { startHousekeeping } from './housekeeping.ts'
import type { Gate } from './http/gate.ts'
import { buildHttp } from './http/server.ts'
import { type Listener, listen } from './listen.ts'
import { log } from './log.ts'
import { followNews } from './news.ts'
import { startLive } from './realtime/sockets.ts'
import { domainsInOrder, registerDomains } from './registry.ts'
import { checkSecretKey, loadSecretKey } from './secrets.ts'
import { startSweeper } from './sweeper.ts'
import { startWorker } from './worker.ts'

/** An opened installation: migrated database, loaded key and clock, registered domains. */
export interface Installation {
  ctx: Context
  pool: pg.Pool
  url: string
  close(): Promise<void>
}

/** Opens the database at `url` for the given domains and brings it up to this version. */
export async function openInstallation(url: string, domains: readonly Domain[]): Promise<Installation> {
  registerDomains(domains)
  await loadSecretKey()
  const pool = openPool(url)
  const db = openDb(pool)
  try {
    await migrate(db, pool)
    await sql`insert into installation (accepts_test_clock) values (${env().TEST_CLOCK}) on conflict do nothing`.execute(
      db,
    )
    await loadClock(db)
    await checkSecretKey(db)
    const ctx: Context = { db, actor: systemActor, now, log: log() }
    for (const domain of domains) await domain.prepare?.(ctx)
    return { ctx, pool, url, close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

type Part = { name: string; ready(): Promise<string | null>; stop(): Promise<void> }

export interface RunningApp {
  http: FastifyInstance | null
  readiness(): Promise<{ ready: boolean; checks: Record<string, string> }>
  stop(): Promise<void>
}

/** Starts the roles this process plays on an opened installation. `identify` and `gate` come from the auth domain. */
export async function startApp(installation: Installation, gate: Gate & SocketGate): Promise<RunningApp> {
  const { ctx, pool, url } = installation
  const listener = await listen(url, ctx.log)
  await listener.hold(NODE_LOCK)
  const stopNews = followNews(listener)
  const parts: Part[] = []
  const readiness = () => readinessOf(installation, parts)
  try {
    if (plays('worker')) parts.push(await startWork({ ctx, pool, listener }))
    parts.push(...(await startServices(ctx)))
    const http = plays('web') ? await buildHttp({ ctx, gate, readiness, routes: allRoutes(), pages: allPages() }) : null
    if (http) parts.push(await serve(http, { ctx, listener, gate }))
    return { http, readiness, stop: () => stopAll(parts, listener).finally(stopNews) }
  } catch (error) {
    await stopAll(parts, listener).finally(stopNews)
    throw error
  }
}

export interface SocketGate {
  /** The actor a cookie header belongs to. */
  identify(ctx: Context, cookie: string): Promise<Context['actor']>
}

const plays = (role: 'web' | 'worker' | 'mail') => env().ROLES.includes(role)

export const allRoutes = () =>
  domainsInOrder().flatMap(({ name, routes }) => (routes ?? []).map((route) => ({ domain: name, route })))

export const allPages = () => domainsInOrder().flatMap(({ pages }) => pages ?? [])

async function startWork({ ctx, pool, listener }: { ctx: Context; pool: pg.Pool; listener: Listener }): Promise<Part> {
  const worker = await startWorker(ctx, pool, listener)
  const stopSweeper = startSweeper(ctx, listener)
  const stopHousekeeping = startHousekeeping(ctx)
  return {
    name: 'worker',
    ready: async () => (worker.isRunning() ? null : 'the job queue has stopped'),
    stop: async () => {
      stopHousekeeping()
      await stopSweeper()
      await worker.stop()
    },
  }
}

async function startServices(ctx: Context): Promise<Part[]> {
  const services = domainsInOrder().flatMap((domain) => domain.services ?? [])
  const parts: Part[] = []
  for (const service of services.filter(({ role }) => plays(role))) {
    parts.push({ name: service.name, ...(await service.start(ctx)) })
  }
  return parts
}

interface ServeOptions {
  ctx: Context
  listener: Listener
  gate: SocketGate
}

async function serve(http: FastifyInstance, { ctx, listener, gate }: ServeOptions): Promise<Part> {
  const live = await startLive({ ctx, http: http.server, listener, identify: (cookie) => gate.identify(ctx, cookie) })
  await http.listen({ port: env().PORT, host: env().HOST })
  return {
    name: 'web',
    ready: async () => null,
    stop: async () => {
      await live.stop()
      http.server.closeAllConnections()
      await http.close()
    },
  }
}

async function stopAll(parts: Part[], listener: Listener): Promise<void> {
  for (const part of parts.reverse()) await part.stop()
  await listener.stop()
}

async function readinessOf({ ctx }: Installation, parts: Part[]) {
  const checks: Record<string, string> = {}
  try {
    checks.database = 'ok'
    checks.migrations = (await isMigrated(ctx.db))
      ? 'ok'
      : 'migrations of this version are missing: restart to apply them'
  } catch {
    checks.database = 'the database does not answer'
  }
  for (const part of parts) checks[part.name] = (await part.ready()) ?? 'ok'
  return { ready: Object.values(checks).every((check) => check === 'ok'), checks }
}
