import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Context } from './context.ts'
import { nowText } from './context.ts'
import { domainsInOrder } from './registry.ts'

/** A number a domain shows on /metrics, read when it is asked for and kept for ten seconds. */
export interface Measure {
  name: string
  help: string
  read(ctx: Context): Promise<{ state: string; value: number }[]>
}

const registry = new Registry()
const gauges = new Map<string, Gauge>()
collectDefaultMetrics({ register: registry, prefix: 'support_' })

const requests = new Histogram({
  name: 'support_http_request_seconds',
  help: 'Time from request to reply, by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})

const kernelMeasures: Measure[] = [
  {
    name: 'support_jobs',
    help: 'Jobs in the queue: waiting could run now, given_up failed as often as they may',
    read: async ({ db }) => {
      const { rows } = await sql<{ waiting: number; given_up: number }>`
        select count(*) filter (where run_at <= now() and locked_at is null and attempts < max_attempts)::int as waiting,
               count(*) filter (where attempts >= max_attempts)::int as given_up
        from graphile_worker.jobs`.execute(db)
      return [
        { state: 'waiting', value: rows[0]!.waiting },
        { state: 'given_up', value: rows[0]!.given_up },
      ]
    },
  },
  {
    name: 'support_due_late_seconds',
    help: 'How late the oldest due row is',
    read: async (ctx) => {
      const { rows } = await sql<{ late: number }>`
        select greatest(0, coalesce(extract(epoch from ${nowText(ctx)}::timestamptz - min(fire_at)), 0))::float as late
        from due`.execute(ctx.db)
      return [{ state: 'all', value: rows[0]!.late }]
    },
  },
]

export function observeRequest(request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'unknown'
  requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
}

/** Some measures count whole tables and /metrics needs no sign-in: nobody can make us count more often than this. */
const KEPT_MS = 10_000
const readings = new Map<string, { at: number; done: Promise<void> }>()

/** The Prometheus page: process, HTTP, queue and timers, and what each domain measures, at most ten seconds old. */
export async function metrics(ctx: Context): Promise<{ type: string; text: string }> {
  const measures = [...kernelMeasures, ...domainsInOrder().flatMap((domain) => domain.measures ?? [])]
  await Promise.all(measures.map((measure) => refreshed(ctx, measure)))
  return { type: registry.contentType, text: await registry.metrics() }
}

/** Who asks while a measure is being read waits for the same reading. One that failed is not kept. */
function refreshed(ctx: Context, measure: Measure): Promise<void> {
  const at = performance.now()
  const kept = readings.get(measure.name)
  if (kept && at - kept.at < KEPT_MS) return kept.done
  const done = refresh(ctx, measure)
  readings.set(measure.name, { at, done })
  done.catch(() => readings.delete(measure.name))
  return done
}

async function refresh(ctx: Context, { name, help, read }: Measure): Promise<void> {
  const rows = await read(ctx)
  const known = gauges.get(name)
  const gauge = known ?? new Gauge({ name, help, labelNames: ['state'], registers: [registry] })
  if (!known) gauges.set(name, gauge)
  // A state that is no longer there must not keep its last number.
  gauge.reset()
  for (const { state, value } of rows) gauge.set({ state }, value)
}
