import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { authenticate, identify } from './domains/auth/authenticate.ts'
import { permits } from './domains/auth/permissions.ts'
import { adminExists } from './domains/auth/queries.ts'
import { makeSignInLink } from './domains/auth/sign-in-links.ts'
import { domains } from './domains/index.ts'
import { type Installation, openInstallation, type RunningApp, startApp } from './platform/app.ts'
import { env, overrideEnv, publicUrl } from './platform/env.ts'
import { log } from './platform/log.ts'
import { openDatabase } from './platform/postgres/database-in-use.ts'

/** How long a stop may take before the process ends anyway, in milliseconds. */
const STOP_WITHIN_MS = 4_800
/** How long the parts get of that; work that takes longer is cut off and done again. The rest is for the database. */
const PARTS_STOP_WITHIN_MS = 2_000

export interface Running extends RunningApp {
  installation: Installation
}

/** What is to be done with an opened installation before anything runs on it. */
type Furnish = (installation: Installation) => Promise<void>

/** Starts everything this process plays. Used by `npm start`, journeys and the bench alike. */
export async function start(furnish?: Furnish): Promise<Running> {
  const database = await openDatabase()
  try {
    const installation = await openInstallation(database.url, domains)
    await furnish?.(installation)
    const app = await startApp(installation, { authenticate, permits, identify })
    const address = app.http?.server.address() as AddressInfo | null
    if (address) overrideEnv({ PORT: address.port })
    return {
      ...app,
      installation,
      stop: async () => {
        const parts = app.stop().then(() => installation.close())
        try {
          await Promise.race([parts, sleep(PARTS_STOP_WITHIN_MS)])
        } finally {
          await database.stop()
        }
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** The process behind `npm start`: tells where it is, stops on Ctrl-C and SIGTERM, explains why it cannot start. */
export async function runUntilStopped(furnish?: Furnish): Promise<void> {
  try {
    const running = await start(furnish)
    await greet(running)
    const stop = once(() => stopAndExit(running))
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  } catch (error) {
    console.error(`\nSupport Responder cannot start.\n${explained(error)}\n`)
    process.exit(1)
  }
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (!('code' in error) || error.code !== 'EADDRINUSE' || !('port' in error)) return error.message
  const name = error.port === env().SMTP_IN_PORT ? 'SMTP_IN_PORT' : 'PORT'
  return `Port ${error.port} is taken by another program, perhaps by a Support Responder that runs already. Stop that one, or set ${name} to another port.`
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (!done) work()
    done = true
  }
}

function stopAndExit({ stop }: Running): void {
  const code = () => process.exit(process.exitCode ?? 0)
  setTimeout(code, STOP_WITHIN_MS).unref()
  stop().then(code, (error) => {
    log().error({ err: error }, 'the stop was not clean; the next start recovers by itself')
    process.exit(1)
  })
}

/** Printed to the terminal, never to the log: the link in it is a secret. */
async function greet({ installation, http }: Running): Promise<void> {
  const { ROLES, SMTP_IN_PORT, HOST, SMTP_URL } = env()
  const lines = [`\n  Support Responder is ready.\n`]
  if (http) lines.push(`  Workspace   ${publicUrl()}`)
  if (ROLES.includes('mail') && SMTP_IN_PORT) lines.push(`  Mail in     smtp://${HOST}:${SMTP_IN_PORT}`)
  lines.push(`  Mail out    ${SMTP_URL ? new URL(SMTP_URL).host : 'kept in the outbox until SMTP_URL is set'}`)
  if (http && !(await adminExists(installation.ctx))) {
    const { url } = await makeSignInLink(installation.ctx, null)
    lines.push(`\n  First sign-in (once, within an hour):\n  ${url}`)
  }
  console.log(`${lines.join('\n')}\n`)
}
