import { publicUrl } from './env.ts'
import { sameSecret, sign } from './secrets.ts'

/**
 * Links that let somebody outside do one thing without signing in: `https://desk.example/c/<id>.<last second>.<signature>`.
 * The letter is the page, and so the purpose: a signature made for one page is worth nothing on another.
 *
 * What is stored is the link without its signature. It is signed when it leaves for whom it was written to, so reading the
 * database, or a conversation, lets nobody in.
 */
export interface Link {
  /** Letter of the page. */
  page: string
  /** The row it is about. */
  id: string
  until: Temporal.Instant
}

const SECONDS_RADIX = 36
/** 128 bits, in hex. */
const SIGNATURE_LENGTH = 32

/** The link as it may be stored. */
export const unsignedLink = (link: Link): string => `${publicUrl()}/${link.page}/${claimOf(link)}`

/** The last part of the link, complete: what a page of ours puts in a link to another one. */
export const linkToken = (link: Link): string => signed(link.page, claimOf(link))

const claimOf = ({ id, until }: Link): string =>
  `${id.replaceAll('-', '')}.${Math.floor(until.epochMilliseconds / 1_000).toString(SECONDS_RADIX)}`

const signed = (page: string, claim: string): string => `${claim}.${signatureOf(page, claim)}`

const signatureOf = (page: string, claim: string): string => sign(`link:${page}`, claim).slice(0, SIGNATURE_LENGTH)

const UNSIGNED = /(?<=\/([a-z])\/)[0-9a-f]{32}\.[0-9a-z]{1,9}(?![.\w])/g

/** A text of ours with its links signed. Never to be done to what others have written: they could have us sign theirs. */
export const signLinks = (text: string): string => text.replace(UNSIGNED, (claim, page: string) => signed(page, claim))

const TOKEN = /^(([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-z]{1,9}))\.([0-9a-f]{32})$/

/** The link a token of this page was made for, or null when we did not make it. Whether it has expired is for the caller. */
export function readLink(page: string, token: string): Link | null {
  const [, claim, ...parts] = TOKEN.exec(token) ?? []
  const [seconds, signature] = parts.slice(-2)
  if (!claim || !sameSecret(signature!, signatureOf(page, claim))) return null
  const until = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(seconds!, SECONDS_RADIX) * 1_000)
  return { page, id: parts.slice(0, -2).join('-'), until }
}
