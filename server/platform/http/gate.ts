import type { FastifyRequest } from 'fastify'
import type { Actor, Context } from '../context.ts'
import type { Permission } from './route.ts'

/** What the HTTP edge needs from the domain that knows people. */
export interface Gate {
  /** Who asks, by cookie or bearer token; the anonymous actor when neither is given. Throws when one is wrong. */
  authenticate(ctx: Context, request: FastifyRequest): Promise<Actor>
  permits(actor: Actor, permission: Permission): boolean
}
