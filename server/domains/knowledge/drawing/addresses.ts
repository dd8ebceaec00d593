import { publicUrl } from '../../../platform/env.ts'

/** A file of ours in a text: `file:` and its id. */
const FILE = /^file:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const KNOWN_SCHEME = /^(?:https?|mailto|tel):/i
const VIDEO = /\.(?:mp4|webm|mov|m4v)(?:[?#]|$)/i
const VIDEO_HOST =
  /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|bilibili\.com)\//i

export const fileIn = (address: string): string | null => FILE.exec(address.trim())?.[1]?.toLowerCase() ?? null

/** Whether a text may lead there: the web, mail, telephone, our own files and pages. Whatever else a browser would run, it may not. */
export function isAllowed(address: string): boolean {
  // A browser ignores these within an address, and so finds a scheme where a pattern does not.
  const read = address.replace(/[\p{Cc}\s]|%[01][0-9a-f]/giu, '')
  return !SCHEME.test(read) || KNOWN_SCHEME.test(read) || fileIn(read) !== null
}

/** Whether a link leads to somebody else: such a link passes on no reputation and no way back to our page. */
export function isOutside(address: string): boolean {
  if (address.startsWith('//')) return true
  return /^https?:/i.test(address) && !`${address}/`.startsWith(`${publicUrl()}/`)
}

/** Films are linked, never embedded: a player of somebody else's would follow our readers. */
export const isVideo = (address: string): boolean => VIDEO.test(address) || VIDEO_HOST.test(address)
