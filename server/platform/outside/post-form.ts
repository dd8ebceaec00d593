import { request } from 'node:https'
import { publicOnly, refuseInternal } from './public-lookup.ts'

interface FormReply {
  status: number
  text: string
}

export type PostForm = (url: string, fields: Record<string, string>) => Promise<FormReply>

const PATIENCE_MS = 10_000
const LARGEST_REPLY = 64 * 1024

/**
 * Posts a form to a server on the internet and reads its reply of at most 64 KiB, within ten seconds. Only https; an
 * internal address is refused at the moment of connecting, so a name cannot change its meaning after the check; no
 * redirect is followed.
 */
export const postForm: PostForm = async (url, fields) => {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:') throw new Error(`${url} is not an https address.`)
  refuseInternal(host)
  return send(url, new URLSearchParams(fields).toString())
}

const send = (url: string, body: string): Promise<FormReply> =>
  new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      accept: 'application/json',
    }
    const call = request(url, { method: 'POST', headers, lookup: publicOnly, signal, agent: false }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('error', reject)
      reply.on('data', (chunk: string) => {
        text += chunk
        if (text.length > LARGEST_REPLY) reply.destroy(new Error(`The reply of ${url} is too long.`))
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }))
    })
    call.on('error', reject)
    call.end(body)
  })
