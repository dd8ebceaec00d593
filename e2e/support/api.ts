export interface ApiReply {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a journey looks at replies of every shape
  json: any
  headers: Headers
}

export interface ApiOptions {
  body?: unknown
  /** Another user's id, or null for a stranger (with `headers: { cookie }`: whoever that session is). Default: the bootstrap administrator. */
  as?: string | null
  headers?: Record<string, string>
}

/** One request to /api/v1 below which `path` stands. */
export type Api = (method: string, path: string, options?: ApiOptions) => Promise<ApiReply>

export const apiOf =
  (url: string, token: string): Api =>
  async (method, path, { body, as, headers = {} } = {}) => {
    const identity: Record<string, string> = as === null ? {} : { authorization: `Bearer ${token}` }
    if (as) identity['act-as'] = as
    if (body !== undefined) identity['content-type'] = 'application/json'
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...identity, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.includes('json')
    return { status: reply.status, json: isJson ? JSON.parse(text) : text, headers: reply.headers }
  }
