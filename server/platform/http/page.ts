import type { Context } from '../context.ts'
import type { UiLanguage } from '../contract.ts'
import type { AppError } from '../errors.ts'
import type { Document } from '../html/public-page.ts'

/** What somebody outside sent along. All of it is a stranger's: the page reads it, and believes nothing. */
export interface Visit {
  params: Record<string, string>
  query: Record<string, unknown>
  /** The fields of the form; of several with one name the last. Empty for a GET. */
  form: Record<string, string>
  /** The language the browser asks for, as far as we speak it. */
  language: UiLanguage
}

/** A document with its status, or the way to another page, relative to this one: we may be served below some path. */
export type PageReply = { status: number; document: Document } | { see_other: string }

/**
 * A page for people outside, drawn on the server: it lies outside the API, works without a script, and knows no session.
 * GET must change nothing: programs follow links before people do.
 */
export interface Page {
  method: 'GET' | 'POST'
  path: string
  spec: {
    /** How often one address may ask for it in a minute. */
    per_minute: number
    /** What is shown when it cannot be: too many requests, a form that cannot be read, a failure of ours. */
    failed(ctx: Context, visit: Visit, error: AppError): Promise<PageReply>
  }
  show(ctx: Context, visit: Visit): Promise<PageReply>
}

const define =
  (method: Page['method']) =>
  (path: string, spec: Page['spec'], show: Page['show']): Page => ({ method, path, spec, show })

/** `page.get('/c/:token', { per_minute, failed }, (ctx, visit) => …)`: how often, what if not, one call. */
export const page = { get: define('GET'), post: define('POST') }
