import { lookup as resolveName } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export interface TextReply {
  status: number
  text: string
  etag: string | null
}

/** `etag`: what the text had when it was read last; a server that has nothing newer answers 304. */
export type GetText = (url: string, options?: { etag?: string | null }) => Promise<TextReply>

const PATIENCE_MS = 15_000
const LARGEST_REPLY = 1024 * 1024
const MOST_REDIRECTS = 3

/**
 * Reads a text of at most 1 MiB from a server on the internet, within fifteen seconds in all. An internal address is
 * refused at the moment of connecting, so a name cannot change its meaning after the check; up to three redirects are
 * followed, each held against the same rules.
 */
export const getText: GetText = (url, { etag = null } = {}) =>
  follow(url, { etag, signal: AbortSignal.timeout(PATIENCE_MS), redirects: MOST_REDIRECTS })

interface Going {
  etag: string | null
  signal: AbortSignal
  redirects: number
}

async function follow(url: string, going: Going): Promise<TextReply> {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`${url} is no web address.`)
  if (isIP(host) && !isPublicAddress(host)) throw internal(host)
  const { location, ...reply } = await read(url, going)
  if (!location) return reply
  if (going.redirects === 0) throw new Error(`${url} leads on and on.`)
  return follow(new URL(location, url).href, { ...going, redirects: going.redirects - 1 })
}

const read = (url: string, { etag, signal }: Going): Promise<TextReply & { location: string | null }> =>
  new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? secureRequest : plainRequest
    const headers = { accept: 'text/calendar, text/*;q=0.5', ...(etag ? { 'if-none-match': etag } : {}) }
    const call = request(url, { headers, lookup: publicOnly, signal, agent: false }, (reply) => {
      const { statusCode: status = 0, headers } = reply
      const location = status >= 301 && status <= 308 && status !== 304 ? (headers.location ?? null) : null
      const chunks: Buffer[] = []
      let size = 0
      reply.on('error', reject)
      reply.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > LARGEST_REPLY) reply.destroy(new Error(`What ${url} sends is longer than ${LARGEST_REPLY} bytes.`))
        else chunks.push(chunk)
      })
      reply.on('end', () =>
        resolve({ status, location, etag: headers.etag ?? null, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    call.on('error', reject)
    call.end()
  })

const publicOnly: LookupFunction = (hostname, options, done) =>
  resolveName(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '')
    const inside = found.find(({ address }) => !isPublicAddress(address))
    if (inside || found.length === 0) return done(internal(hostname), '')
    if (options.all) return done(null, found)
    done(null, found[0]!.address, found[0]!.family)
  })

const internal = (host: string) => new Error(`${host} is not a server on the internet; internal addresses are refused.`)
