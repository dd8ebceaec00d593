import type { Db } from './db/connect.ts'
import type { Logger } from './log.ts'
import type { TransactionState } from './transaction.ts'

/** Who acts. `id` is a user's or a customer's; the system and strangers have none. */
export interface Actor {
  type: 'agent' | 'ai' | 'customer' | 'system' | 'anonymous'
  id: string | null
  role: string | null
  /** Teams of the framework this user belongs to. */
  teams: readonly string[]
  /** How far reading and changing tickets goes. */
  read_reach: 'own' | 'team' | 'all'
  change_reach: 'own' | 'team' | 'all'
  /** Scopes of an API token; a session has none and may all its role may. */
  scopes: readonly string[] | null
  /** How the actor was let in when not by a session of its own; kept with every event. */
  authorized_by: string | null
  session_id?: string
}

/** First argument of every query and command. Inside `inTransaction` the same name holds the transaction. */
export interface Context {
  db: Db
  actor: Actor
  /** The only clock. Tests and replays move it. */
  now(): Temporal.Instant
  log: Logger
  /** Present inside a transaction only. */
  tx?: TransactionState
}

const nobody = { role: null, teams: [], scopes: null, authorized_by: null } as const

export const systemActor: Actor = { ...nobody, type: 'system', id: null, read_reach: 'all', change_reach: 'all' }
export const anonymousActor: Actor = { ...nobody, type: 'anonymous', id: null, read_reach: 'own', change_reach: 'own' }

/** The same work in the name of somebody else. */
export const as = (ctx: Context, actor: Actor): Context => ({ ...ctx, actor })
export const asSystem = (ctx: Context): Context => as(ctx, systemActor)

/** `ctx.now()` the way columns and JSON want it: ISO 8601, UTC, milliseconds. */
export const nowText = (ctx: Context): string => instantText(ctx.now())
export const instantText = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 })
