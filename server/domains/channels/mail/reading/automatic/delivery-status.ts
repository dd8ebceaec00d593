import { isAddress } from '../addresses.ts'
import { idsIn } from '../ids.ts'
import { decodeText } from '../mime/charset.ts'
import { type Head, rawField, readHead } from '../mime/head.ts'
import { headerText, oneLine } from '../mime/header-text.ts'
import { bytesOf, type Part } from '../mime/part.ts'

/** One recipient's part of a delivery report (RFC 3464), or of a bounce in an older form. */
export interface MailReport {
  recipient: string
  /** Whom the mail was addressed to, where that was forwarded to `recipient`. */
  original_recipient: string | null
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'complaint'
  /** Enhanced status code (RFC 3463), such as 5.1.1. */
  status: string | null
  /** The other server's own words. */
  words: string
  /** Message-ID of the mail it is about. */
  original_message_id: string | null
}

/** Recipients read from one report. */
export const MOST_REPORTS = 500
const LONGEST_STATUS = 1_000_000
const LONGEST_WORDS = 1_000

/** The reports in a message/delivery-status part, without the id of the mail they are about. */
export function statusReports(part: Part): MailReport[] {
  return groupsIn(part)
    .filter((group) => rawField(group, 'final-recipient') !== '' || rawField(group, 'original-recipient') !== '')
    .slice(0, MOST_REPORTS)
    .map(reportOf)
}

/** The id of the original where the report itself names it. */
export const namedOriginal = (part: Part): string | null =>
  groupsIn(part)
    .flatMap((group) => idsIn(rawField(group, 'x-original-message-id') || rawField(group, 'original-message-id')))
    .at(0) ?? null

/** Fields about the mail, then a group of fields per recipient, apart by empty lines. */
const groupsIn = (part: Part): Head[] =>
  decodeText(bytesOf(part).subarray(0, LONGEST_STATUS))
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/, MOST_REPORTS + 10)
    .map((group) => readHead(Buffer.from(group.trim(), 'latin1')))

function reportOf(group: Head): MailReport {
  const [final, original] = [
    addressOf(rawField(group, 'final-recipient')),
    addressOf(rawField(group, 'original-recipient')),
  ]
  const diagnostic = oneLine(headerText(rawField(group, 'diagnostic-code'))).replace(/^[a-z0-9-]{1,40}\s*;\s*/i, '')
  const stated = rawField(group, 'status')
  const status = statusIn(stated) ?? statusIn(diagnostic)
  return {
    recipient: isAddress(final) || !isAddress(original) ? final : original,
    original_recipient: original || null,
    action: actionOf(rawField(group, 'action'), status),
    status,
    words: (diagnostic || /\((.{1,500})\)/.exec(stated)?.[1] || '').slice(0, LONGEST_WORDS),
    original_message_id: null,
  }
}

/** The address behind "rfc822;", without brackets and notes. */
export const addressOf = (value: string): string =>
  value
    .replace(/^\s*[a-z0-9-]{1,40}\s*;/i, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/^[\s<"]+|[\s>",;]+$/g, '')
    .toLowerCase()
    .slice(0, 254)

/** The first enhanced status code in a text; what is part of a network address is none. */
export const statusIn = (text: string): string | null =>
  /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1] ?? null

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** The action as written; where it is missing or unheard of, as the class of the status says. */
function actionOf(written: string, status: string | null): MailReport['action'] {
  const word = /[a-z]+/.exec(written.toLowerCase())?.[0] ?? ''
  const action = ACTIONS.find((action) => action === word)
  if (action) return action
  if (status?.startsWith('4')) return 'delayed'
  return status?.startsWith('2') ? 'delivered' : 'failed'
}
