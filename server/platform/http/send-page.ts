import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { publicUrl } from '../env.ts'
import type { Content, Handling, PageCookie, PageReply } from './page.ts'

/** Sends what a page is. Unless it says otherwise it is for this one person: kept nowhere, found by nobody. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, shown: PageReply): FastifyReply {
  setHandling(reply, shown)
  if ('see_other' in shown) return reply.status(303).header('location', shown.see_other).send()
  if ('moved_to' in shown) return reply.status(301).header('location', shown.moved_to).send()
  reply.status(shown.status)
  if ('content' in shown) return sendContent(request, reply, { ...shown.content, kept: shown.kept })
  const { html, policy } = shown.document
  reply.type('text/html; charset=utf-8').header('content-security-policy', policy)
  return isKept(request, reply, { tag: tagOf(html), kept: shown.kept }) ? reply.status(304).send() : reply.send(html)
}

function setHandling(reply: FastifyReply, { kept, found, framed, cookies = [] }: Handling): void {
  reply.header('cache-control', cachingOf(kept))
  if (typeof kept === 'number') reply.header('vary', 'cookie')
  if (!found) reply.header('x-robots-tag', 'noindex, nofollow')
  if (framed) reply.raw.removeHeader('x-frame-options')
  for (const { name, value, ...how } of cookies) reply.setCookie(name, value ?? '', cookieOptions({ value, ...how }))
}

const cookieOptions = ({ value, lasts_seconds, in_frame }: Omit<PageCookie, 'name'>) => {
  const seconds = value === null ? 0 : lasts_seconds
  const frame = in_frame ? ({ sameSite: 'none', partitioned: true } as const) : ({ sameSite: 'lax' } as const)
  const life = seconds === undefined ? {} : { maxAge: seconds }
  return { path: '/', httpOnly: true, secure: publicUrl().startsWith('https:'), ...frame, ...life }
}

const cachingOf = (kept: Handling['kept']): string => {
  if (kept === undefined) return 'no-store'
  return kept === 'checked' ? 'private, no-cache' : `public, max-age=${kept}`
}

function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, body, headers = {}, tag, kept }: Content & Pick<Handling, 'kept'>,
): FastifyReply {
  reply.type(type).headers({ 'content-security-policy': "default-src 'none'; sandbox", ...headers })
  const known = typeof body === 'string' ? tagOf(body) : tag
  if (!known || !isKept(request, reply, { tag: known, kept })) return reply.send(body)
  if (typeof body !== 'string') body.destroy()
  return reply.status(304).removeHeader('content-length').send()
}

const tagOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Whether the browser has this very text already. What may be kept gets a tag to ask by (RFC 9110, 8.8.3). */
function isKept(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, kept }: { tag: string } & Pick<Handling, 'kept'>,
): boolean {
  if (kept === undefined || reply.statusCode !== 200) return false
  const quoted = `"${tag}"`
  reply.header('etag', quoted)
  const asked = request.headers['if-none-match'] ?? ''
  return asked.split(',').some((one) => one.trim().replace(/^W\//, '') === quoted)
}
