import type { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import type { UiLanguage } from '../contract.ts'
import type { AppError } from '../errors.ts'
import type { Document } from '../html/document.ts'

/** A file that came with a form: its bytes are kept, and belong to nobody yet. `size` in bytes. */
export interface FormFile {
  sha256: string
  size: number
  name: string
  type: string
}

/** What somebody outside sent along. All of it is a stranger's: the page reads it, and believes nothing. */
export interface Visit {
  params: Record<string, string>
  query: Record<string, unknown>
  /** The fields of the form; of several with one name the last. Empty for a GET. */
  form: Record<string, string>
  files: readonly FormFile[]
  /** The language the browser asks for, as far as we speak it. */
  language: UiLanguage
  /** All it asks for, the dearest first, as codes of two letters. */
  languages: readonly string[]
  /** As it was asked for, with its query. */
  path: string
  cookies: Readonly<Record<string, string | undefined>>
  ip: string
  user_agent: string
  /** Asks not to be recognised: `Sec-GPC: 1` or `DNT: 1`. */
  wants_privacy: boolean
  /** A person may never see it: the browser looks ahead, or only the head was asked for. */
  is_prefetch: boolean
}

/** A cookie to set, or with `value: null` to take away. HttpOnly and SameSite=Lax always. */
export interface PageCookie {
  name: string
  value: string | null
  /** Until the browser is closed when left out. */
  lasts_seconds?: number
  /** For a page that stands in another site's frame: kept for that site alone (CHIPS). Needs https. */
  in_frame?: boolean
}

/** What may become of a page. Left out, it is for this one person: kept nowhere, found by nobody. */
export interface Handling {
  cookies?: readonly PageCookie[]
  /** `checked`: the browser keeps it, and asks each time whether it still holds. A number: everybody may, for so many seconds. */
  kept?: 'checked' | number
  /** Whether search engines may list it. */
  found?: boolean
  /** Whether pages of other sites may show it in a frame. */
  framed?: boolean
}

/** Something that is no document of ours: a sitemap, a picture, an answer to our script. */
export interface Content {
  type: string
  body: string | Readable
  /** Tells one state of a stream from another; a text is told by its words. */
  tag?: string
  headers?: Record<string, string>
}

/** A document with its status, other content, or the way to another page, relative to this one: we may be served below some path. */
export type PageReply = Handling &
  (
    | { status: number; document: Document }
    | { status: number; content: Content }
    | { see_other: string }
    | { moved_to: string }
  )

/**
 * A page for people outside, drawn on the server: it lies outside the API and works without a script.
 * GET must change nothing: programs follow links before people do.
 */
export interface Page {
  method: 'GET' | 'POST'
  path: string
  spec: {
    /** How often one address may ask for it in a minute. */
    per_minute: number
    /** Whether it knows who is signed in. A form of such a page is taken from our own pages alone. */
    knows_session?: true
    /** Files its form may bring. */
    files?: { most: number; largest_bytes: number }
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
