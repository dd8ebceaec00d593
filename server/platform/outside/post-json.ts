import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { env } from '../env.ts'
import { publicOnly, refuseInternal } from './public-lookup.ts'

interface Call {
  url: string
  body: string
  headers: Record<string, string>
}

const PATIENCE_MS = 10_000

/**
 * Posts JSON to an address somebody wrote down and gives the status of the answer, within ten seconds; what the answer
 * says is not read. An internal address is refused (`InternalAddress`) unless WEBHOOK_INTERNAL_HOSTS names its host; no
 * redirect is followed.
 */
export async function postJson({ url, body, headers }: Call): Promise<number> {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isOurs = env().WEBHOOK_INTERNAL_HOSTS?.includes(host.toLowerCase()) ?? false
  if (!isOurs) refuseInternal(host)
  const send = protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const call = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      ...(isOurs ? {} : { lookup: publicOnly }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      agent: false,
    })
    call.on('error', reject)
    call.on('response', (reply) => {
      resolve(reply.statusCode ?? 0)
      reply.on('error', () => {})
      reply.destroy()
    })
    call.end(body)
  })
}
