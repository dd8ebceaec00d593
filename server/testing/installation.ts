import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { authenticate } from '../domains/auth/authenticate.ts'
import { permits } from '../domains/auth/permissions.ts'
import { domains } from '../domains/index.ts'
import { allPages, allRoutes, type Installation, openInstallation } from '../platform/app.ts'
import { moveClock } from '../platform/clock.ts'
import type { Domain } from '../platform/domain.ts'
import { sweep } from '../platform/due.ts'
import { type Env, env, overrideEnv } from '../platform/env.ts'
import { buildHttp } from '../platform/http/server.ts'
import { workOff } from '../platform/worker.ts'
import { copyTemplate } from './copy-template.ts'

export const BOOTSTRAP_TOKEN = 'bootstrap-token-of-the-tests-0123456789'

export interface TestInstallation extends Installation {
  /** Runs everything due and queued, and what that causes, until nothing is left. */
  settle(): Promise<void>
  clock: { advance(duration: string): Promise<void> }
  http: FastifyInstance
  /** A request as somebody: by default as the bootstrap administrator. */
  api(method: string, path: string, options?: ApiOptions): Promise<ApiReply>
}

interface ApiOptions {
  body?: unknown
  as?: string | null
  headers?: Record<string, string>
}

interface ApiReply {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at replies of every shape
  json: any
  headers: Record<string, unknown>
}

/** A fresh copy of the migrated database with the whole product on it, gone after the file's tests. */
export async function anInstallation(
  extra: { domains?: Domain[]; env?: Partial<Env> } = {},
): Promise<TestInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'support-test-data-'))
  overrideEnv({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    SECRET_KEY: 'k'.repeat(40),
    TEST_CLOCK: true,
    BOOTSTRAP_TOKEN,
    // Nobody answers, and at once: a test that needs names starts a DNS server of its own.
    DNS_SERVERS: env().DNS_SERVERS ?? ['127.0.0.1:1'],
    ...extra.env,
  })
  const url = await copyTemplate()
  const installation = await openInstallation(url, [...domains, ...(extra.domains ?? [])])
  const readiness = async () => ({ ready: true, checks: {} })
  const http = await buildHttp({
    ctx: installation.ctx,
    routes: allRoutes(),
    pages: allPages(),
    gate: { authenticate, permits },
    readiness,
  })
  await http.ready()
  const settle = () => settleOf(installation)
  afterAll(async () => {
    await http.close()
    await installation.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    ...installation,
    settle,
    http,
    clock: { advance: (duration) => advance(installation, duration) },
    api: apiOf(http),
  }
}

async function settleOf({ ctx, pool }: Installation): Promise<void> {
  do {
    await workOff(ctx, pool)
    await untilNoted(ctx)
  } while ((await sweep(ctx)) > 0)
}

/** The queue does not wait for its own note of what became of a job: until then the job is still locked. */
async function untilNoted({ db }: Installation['ctx']): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from graphile_worker.jobs where locked_at is not null limit 1`.execute(db)
    if (rows.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function advance({ ctx, pool }: Installation, duration: string): Promise<void> {
  await moveClock(ctx.db, ctx.now().add(Temporal.Duration.from(duration)))
  await settleOf({ ctx, pool } as Installation)
}

/** `as`: a user's id, or null for a stranger. */
const apiOf =
  (http: FastifyInstance) =>
  async (method: string, path: string, { body, as, headers = {} }: ApiOptions = {}): Promise<ApiReply> => {
    const identity = as === null ? {} : { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, ...(as ? { 'act-as': as } : {}) }
    const request = {
      method,
      url: `/api/v1${path}`,
      headers: { ...identity, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    }
    const reply = await http.inject(request as InjectOptions)
    const isJson = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, json: isJson ? reply.json() : reply.body, headers: reply.headers }
  }
