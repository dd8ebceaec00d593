import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Context } from '../context.ts'

/** Filled by the domain that owns permissions, so that a route can only name one that exists. */
// biome-ignore lint/suspicious/noEmptyInterface: the auth domain adds its permissions by declaration merging
export interface Permissions {}
export type Permission = keyof Permissions & string

/** What a handler may know and set of the HTTP exchange itself. */
export interface Exchange {
  request: FastifyRequest
  ip: string
  user_agent: string
  set_session(secret: string, expiresAt: Temporal.Instant): void
  clear_session(): void
  set_header(name: string, value: string): void
}

interface Input<P, Q, B> {
  params: P
  query: Q
  body: B
  http: Exchange
}

type Shape = z.ZodType | undefined
type Output<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

/** Every route says who may use it: a permission, or `public` with how often a stranger may call it in a minute. */
type Access =
  | { may: Permission; public?: never; per_minute?: never }
  | { public: true; per_minute: number; may?: never }

type Spec<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType> = Access & {
  summary: string
  params?: P
  query?: Q
  body?: B
  /** Shape of the reply: fields it does not name never leave. 'file' for bytes. */
  reply: R | 'file'
  /** 200 unless said otherwise. */
  status?: number
  /** The reply holds a secret that is shown once: it is not kept for a repeated request either. */
  secret?: true
  /** Body types other than JSON. */
  accepts?: 'multipart' | 'yaml'
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  spec: Spec<Shape, Shape, Shape, z.ZodType>
  run(ctx: Context, input: Input<unknown, unknown, unknown>): Promise<unknown>
}

const define =
  (method: Route['method']) =>
  <R extends z.ZodType, P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
    path: string,
    spec: Spec<P, Q, B, R>,
    run: (ctx: Context, input: Input<Output<P>, Output<Q>, Output<B>>) => Promise<z.input<R> | unknown>,
  ): Route => ({ method, path, spec: spec as Route['spec'], run: run as Route['run'] })

/** `route.put('/tickets/:id/assignee', { may, body, reply }, (ctx, { params, body }) => …)`: permission, shape, one call. */
export const route = {
  get: define('GET'),
  post: define('POST'),
  put: define('PUT'),
  patch: define('PATCH'),
  delete: define('DELETE'),
}
