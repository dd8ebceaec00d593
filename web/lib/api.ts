import type { Problem } from '../../server/platform/contract.ts'
import { learnServerClock } from './server-clock.ts'

const PREFIX = '/api/v1'

/** Every failed call ends up here: the server's problem document, or one we write when the server was not reached. */
export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ApiError'
    this.problem = problem
  }

  get code() {
    return this.problem.code
  }

  /** What the server says about one field of the form, by its path. */
  field(path: string) {
    return this.problem.errors.find((error) => error.path === path)?.message ?? null
  }
}

export interface CallOptions {
  query?: object
  signal?: AbortSignal
  /** Lets the call finish although the page is going away (drafts). */
  keepalive?: boolean
  /** The same key again repeats the answer instead of the action. */
  idempotency_key?: string
}

export const get = <Reply>(path: string, options?: CallOptions) => call<Reply>('GET', path, options)
export const post = <Reply>(path: string, body: unknown, options?: CallOptions) =>
  call<Reply>('POST', path, { ...options, body })
export const put = <Reply>(path: string, body: unknown, options?: CallOptions) =>
  call<Reply>('PUT', path, { ...options, body })
export const patch = <Reply>(path: string, body: unknown) => call<Reply>('PATCH', path, { body })
export const remove = <Reply>(path: string, body?: unknown) => call<Reply>('DELETE', path, { body })

/** Sends one file; `File` bodies go as multipart, everything else as JSON. */
export function upload<Reply>(path: string, file: File, options?: CallOptions) {
  const form = new FormData()
  form.append('file', file, file.name)
  return call<Reply>('POST', path, { ...options, body: form })
}

export const fileUrl = (id: string) => `${PREFIX}/files/${encodeURIComponent(id)}`

/** A random key. `crypto.randomUUID` is missing on plain http, where small teams do run us. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

let signedOut: () => void = () => {}
/** Called when a call is refused because the session is gone. */
export function onSignedOut(listener: () => void) {
  signedOut = listener
}

async function call<Reply>(method: string, path: string, options: CallOptions & { body?: unknown } = {}) {
  const response = await reach(method, path, options)
  learnServerClock(response.headers.get('date'))
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Reply
  throw await refusal(response)
}

async function refusal(response: Response) {
  const problem = await problemOf(response)
  // Other refusals with 401 are about what was typed: a password, six digits, a spent link.
  if (problem.code === 'sign_in_required') signedOut()
  return new ApiError(problem)
}

/** The beginning of a file; the rest is not fetched. */
export async function getStart(path: string, most_bytes: number, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await reach('GET', path, { signal })
  if (!response.ok) throw await refusal(response)
  const reader = response.body!.getReader()
  const start = new Uint8Array(most_bytes)
  let length = 0
  while (length < most_bytes) {
    const { done, value } = await reader.read()
    if (done) break
    start.set(value.subarray(0, most_bytes - length), length)
    length = Math.min(most_bytes, length + value.length)
  }
  await reader.cancel()
  return start.subarray(0, length)
}

async function reach(method: string, path: string, options: CallOptions & { body?: unknown }) {
  const { body, query, signal, keepalive, idempotency_key } = options
  const headers: Record<string, string> = { accept: 'application/json' }
  const form = body instanceof FormData
  if (body !== undefined && !form) headers['content-type'] = 'application/json'
  if (idempotency_key) headers['idempotency-key'] = idempotency_key
  try {
    return await fetch(PREFIX + path + queryString(query), {
      method,
      headers,
      body: form ? body : body === undefined ? undefined : JSON.stringify(body),
      signal,
      keepalive,
      credentials: 'same-origin',
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(ownProblem('unreachable', 0, 'The server could not be reached. Check the connection.'))
  }
}

function queryString(query: object = {}) {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (entries.length === 0) return ''
  return `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  if (body !== null && typeof body === 'object' && 'code' in body) {
    const problem = body as Problem
    return { ...problem, errors: problem.errors ?? [] }
  }
  return ownProblem('unexpected', response.status, `The server answered ${response.status} ${response.statusText}.`)
}

function ownProblem(code: string, status: number, detail: string): Problem {
  return { type: 'about:blank', title: code, status, code, detail, errors: [], request_id: '' }
}
